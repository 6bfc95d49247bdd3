import { invariant } from '../../shared/invariant.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { parseOffer } from '../../shared/sdp/sdp-offer.ts';
import type { CandidateAddress } from '../../shared/sdp/sdp-text.ts';
import { createDropCounters } from './drop-counters.ts';
import type { DtlsCertificate } from './dtls/dtls-certificate.ts';
import { HostPeer } from './host-peer.ts';
import type { OpusHandler } from './rtp/opus-packet.ts';
import { UdpMux } from './udp/udp-mux.ts';
import type { Log } from '../../shared/log.ts';

export type { HostPeer, PeerEvents } from './host-peer.ts';

export interface MediaEndpointOptions {
  readonly bindAddress: string;
  /** 0 = any. */
  readonly port: number;
  /** The certificate that the host shows to all peers. */
  readonly certificate: DtlsCertificate;
  /** Returns how clients reach this host now, preferred first; `port` is the one that was opened. Must not reject. */
  readonly findCandidates: (port: number) => Promise<readonly CandidateAddress[]>;
  /** Monotonic clock. */
  readonly nowMs: () => number;
  readonly onOpus: OpusHandler;
  /** Receives a line for each peer that ends, and every exception thrown by a listener of its events. */
  readonly log: Log;
}

/** The host's end of all WebRTC connections, on one UDP port. */
export interface MediaEndpoint {
  readonly port: number;
  /** Answers an offer. The peer counts as connecting until it emits `connected`, and the caller must close it. */
  accept(slot: number, offerSdp: string): Promise<Result<HostPeer, 'bad-offer'>>;
  /** Sends one Opus frame to the peer of `slot`; drops and counts it if that peer is not connected. */
  sendOpus(slot: number, payload: Uint8Array, length: number, rtpTimestamp: number, isFirstOfSpurt: boolean): void;
  /** Returns how many packets were dropped, by reason. */
  dropped(): Readonly<Record<string, number>>;
  /** Returns how many packets of all peers so far declared silence and were not decrypted; this drops nothing. */
  unopenedPackets(): number;
  close(): Promise<void>;
}

/** How often reports and timeouts are checked. Reports go out once a second. */
const TICK_MS = 250;

/** Opens the port. */
export async function openMediaEndpoint(
  options: MediaEndpointOptions,
): Promise<Result<MediaEndpoint, 'port-in-use' | 'bind-failed'>> {
  const counters = createDropCounters();
  const opened = await UdpMux.open({
    bindAddress: options.bindAddress,
    port: options.port,
    nowMs: options.nowMs,
    counters,
  });
  if (!opened.ok) return opened;
  const mux = opened.value;
  const wallClockOffsetMs = Date.now() - options.nowMs();
  const { certificate, log } = options;
  const peers: (HostPeer | undefined)[] = [];
  let unopenedByClosedPeers = 0;
  let isClosed = false;

  const tick = (): void => {
    const nowMs = options.nowMs();
    for (const peer of peers) peer?.tick(nowMs);
  };
  const timer = setInterval(tick, TICK_MS);

  const accept = async (slot: number, offerSdp: string): Promise<Result<HostPeer, 'bad-offer'>> => {
    invariant(peers[slot] === undefined, 'a slot is free before it is given again');
    const offer = parseOffer(offerSdp);
    if (!offer.ok) return failure('bad-offer', offer.error.message);
    const candidates = await options.findCandidates(mux.port);
    if (isClosed) return failure('bad-offer', 'The lobby is closing.');
    const peer = new HostPeer({
      slot,
      offer: offer.value,
      candidates,
      certificate,
      mux,
      counters,
      nowMs: options.nowMs,
      wallClockOffsetMs,
      onOpus: options.onOpus,
      onListenerError: (error) => log.error(`A listener of peer ${slot} failed.`, error),
      onClosed: (closed, reason, detail) => {
        mux.detach(closed);
        peers[slot] = undefined;
        unopenedByClosedPeers += closed.unopenedPackets;
        log.info(`Peer ${slot} closed: ${reason} (${detail})`);
      },
    });
    peers[slot] = peer;
    mux.attach(peer);
    return success(peer);
  };

  return success({
    port: mux.port,
    accept,
    sendOpus(slot, payload, length, rtpTimestamp, isFirstOfSpurt) {
      const peer = peers[slot];
      if (peer === undefined) counters['send-not-connected'] += 1;
      else peer.sendOpus(payload, length, rtpTimestamp, isFirstOfSpurt);
    },
    dropped: () => ({ ...counters }),
    unopenedPackets: () => peers.reduce((sum, peer) => sum + (peer?.unopenedPackets ?? 0), unopenedByClosedPeers),
    async close() {
      isClosed = true;
      clearInterval(timer);
      for (const peer of [...peers]) await peer?.close();
      await mux.close();
    },
  });
}
