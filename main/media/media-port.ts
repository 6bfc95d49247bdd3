import type { Duplex } from 'node:stream';
import type { Log } from '../../shared/log.ts';
import { success, type Result } from '../../shared/result.ts';
import { createDropCounters } from './drop-counters.ts';
import type { PacketSender } from './ice/packet-carrier.ts';
import type { OuterAddress } from './ice/stun-queries.ts';
import { MediaEndpoint, type MediaEndpointOptions } from './media-endpoint.ts';
import type { MuxArrivals } from './udp/mux-peer.ts';
import { UdpMux } from './udp/udp-mux.ts';

export interface MediaPortOptions {
  readonly bindAddress: string;
  /** 0 = any. */
  readonly port: number;
  /** Monotonic clock. */
  readonly nowMs: () => number;
  /** Receives a line for each peer that ends, and every exception thrown by a listener of its events. */
  readonly log: Log;
}

/** One UDP port for the media of all lobbies of a host. */
export interface MediaPort {
  readonly port: number;
  /** Opens the end of one lobby's connections. The caller closes it. */
  openEndpoint(options: MediaEndpointOptions): MediaEndpoint;
  /**
   * Asks a STUN server for the address and port from which the internet sees this port's packets, in the family of the
   * server's IP address. Only the server's own answer counts; without one, this fails after 1.5 s.
   */
  askStunServer(server: PacketSender): Promise<Result<OuterAddress, 'no-answer'>>;
  /**
   * Calls `onArrived` for each Binding request without credentials that has this transaction (12 bytes), which somebody
   * outside sends to try the port. Returns a function that ends this.
   */
  expectProbe(transactionId: Buffer, onArrived: () => void): () => void;
  /** Takes packets from a TCP connection to the host's port; see `UdpMux.acceptStream`. */
  acceptStream(stream: Duplex, sender: PacketSender, onConfirmed: () => void): void;
  /** Returns how many packets were dropped, by reason. */
  dropped(): Readonly<Record<string, number>>;
  /** Closes what is still open. */
  close(): Promise<void>;
}

/** How often reports and timeouts are checked. Reports go out once a second. */
const TICK_MS = 250;

/** Opens the port. */
export async function openMediaPort({
  bindAddress,
  port,
  nowMs,
  log,
}: MediaPortOptions): Promise<Result<MediaPort, 'port-in-use' | 'bind-failed'>> {
  const counters = createDropCounters();
  const arrivals: MuxArrivals[] = [];
  const opened = await UdpMux.open({ bindAddress, port, nowMs, counters, arrivals });
  if (!opened.ok) return opened;
  const mux = opened.value;
  const wallClockOffsetMs = Date.now() - nowMs();
  const endpoints = new Set<MediaEndpoint>();
  const tick = (): void => {
    const now = nowMs();
    for (const endpoint of endpoints) endpoint.tick(now);
  };
  const timer = setInterval(tick, TICK_MS);
  return success({
    port: mux.port,
    openEndpoint: (options) => {
      const endpoint: MediaEndpoint = new MediaEndpoint(options, {
        ...{ mux, counters, nowMs, wallClockOffsetMs, log, arrivals },
        onClosed: () => endpoints.delete(endpoint),
      });
      endpoints.add(endpoint);
      return endpoint;
    },
    askStunServer: (server) => mux.askStunServer(server),
    expectProbe: (transactionId, onArrived) => mux.expectProbe(transactionId, onArrived),
    acceptStream: (stream, sender, onConfirmed) => mux.acceptStream(stream, sender, onConfirmed),
    dropped: () => ({ ...counters }),
    async close() {
      clearInterval(timer);
      for (const endpoint of endpoints) await endpoint.close();
      await mux.close();
    },
  });
}
