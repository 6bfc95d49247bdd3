import type { Duplex } from 'node:stream';
import { invariant } from '../../shared/invariant.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { parseOffer } from '../../shared/sdp/sdp-offer.ts';
import type { CandidateAddress } from '../../shared/sdp/sdp-text.ts';
import { DirectPeers, type DirectPeersOptions } from './direct-peers.ts';
import { createDropCounters } from './drop-counters.ts';
import type { DtlsCertificate } from './dtls/dtls-certificate.ts';
import { HostPeer, type HostPeerOptions } from './host-peer.ts';
import { PeerTable, type PeerRole } from './peer-table.ts';
import { IceLiteAgent } from './ice/ice-lite.ts';
import type { OuterAddress } from './ice/stun-queries.ts';
import type { OpusHandler } from './rtp/opus-packet.ts';
import type { PacketSender } from './ice/packet-carrier.ts';
import { UdpMux } from './udp/udp-mux.ts';
import type { Log } from '../../shared/log.ts';

export type { HostPeer, PeerEvents } from './host-peer.ts';
export type { PeerRole } from './peer-table.ts';

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
  /** How clients join without signalling; undefined = they cannot. */
  readonly direct?: Pick<DirectPeersOptions, 'passwordOf' | 'onPeer'>;
  /** Receives a line for each peer that ends, and every exception thrown by a listener of its events. */
  readonly log: Log;
}

/** The host's end of all WebRTC connections, on one UDP port. */
export interface MediaEndpoint {
  readonly port: number;
  /**
   * Answers an offer. The peer counts as connecting until it emits `connected`, and the caller must close it.
   * `arrived`: the peer on whose own channel the offer came; it is connected already, and sound flows from now on.
   * `addressGroup`: where the offer came from; limits count by it what the host sends to places that the offer names.
   * `role`: a headset shares the slot of its participant, and carries its sound while `carriesSound` is set.
   */
  accept(
    slot: number,
    offerSdp: string,
    arrived?: HostPeer,
    addressGroup?: string,
    role?: PeerRole,
  ): Promise<Result<HostPeer, 'bad-offer'>>;
  /** Ends the peers without signalling that have not joined: another invitation replaces theirs. */
  endArrivals(): Promise<void>;
  /**
   * Asks a STUN server for the address and port from which the internet sees this endpoint's packets, in the family of
   * the server's IP address. Only the server's own answer counts; without one, this fails after 1.5 s.
   */
  askStunServer(server: PacketSender): Promise<Result<OuterAddress, 'no-answer'>>;
  /**
   * Calls `onArrived` for each Binding request without credentials that has this transaction (12 bytes), which somebody
   * outside sends to try the port. Returns a function that ends this.
   */
  expectProbe(transactionId: Buffer, onArrived: () => void): () => void;
  /** Takes packets from a TCP connection to the host's port; see `UdpMux.acceptStream`. */
  acceptStream(stream: Duplex, sender: PacketSender, onConfirmed: () => void): void;
  /** Sends one Opus frame to the peer that carries the sound of `slot`; drops and counts it without one. */
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
  const { certificate, nowMs, onOpus, log } = options;
  const arrivals =
    options.direct &&
    new DirectPeers({ ...options.direct, nowMs, create: (local, fragment) => createArrived(local, fragment) });
  const opened = await UdpMux.open({
    bindAddress: options.bindAddress,
    port: options.port,
    nowMs,
    counters,
    ...(arrivals === undefined ? {} : { arrivals }),
  });
  if (!opened.ok) return opened;
  const mux = opened.value;
  const wallClockOffsetMs = Date.now() - nowMs();
  const peers = new PeerTable();
  let unopenedByClosedPeers = 0;
  let isClosed = false;

  const tick = (): void => {
    const now = nowMs();
    for (const peer of peers.all()) peer.tick(now);
    arrivals?.tick(now);
  };
  const timer = setInterval(tick, TICK_MS);

  const create = (own: Pick<HostPeerOptions, 'joined' | 'ice' | 'candidates' | 'addressGroup'>): HostPeer => {
    const peer: HostPeer = new HostPeer({
      ...own,
      certificate,
      mux,
      counters,
      nowMs,
      wallClockOffsetMs,
      onOpus: (packet) => {
        if (peers.isHeard(peer)) onOpus(packet);
      },
      onListenerError: (error) => log.error(`A listener of peer ${peer.slot} failed.`, error),
      onClosed: (closed, reason, detail) => {
        mux.detach(closed);
        // A peer that never joined has no slot, and strangers must not fill the log.
        if (closed.slot === 0) return;
        peers.remove(closed);
        unopenedByClosedPeers += closed.unopenedPackets;
        log.info(`Peer ${closed.slot} closed: ${reason} (${detail})`);
      },
    });
    mux.attach(peer);
    return peer;
  };
  const createArrived: DirectPeersOptions['create'] = (local, usernameFragment) =>
    create({
      ...{ joined: undefined, candidates: [], addressGroup: '' },
      ice: new IceLiteAgent({ usernameFragment, password: '' }, local),
    });

  const accept: MediaEndpoint['accept'] = async (slot, offerSdp, arrived, addressGroup = '', role = 'participant') => {
    invariant(peers.isFree(slot, role), 'a slot is free before it is given again');
    const parsed = parseOffer(offerSdp);
    if (!parsed.ok) return failure('bad-offer', parsed.error.message);
    const offer = parsed.value;
    if (arrived !== undefined) {
      const admitted = arrived.admit(slot, offer);
      if (!admitted.ok) return admitted;
      arrivals?.release(arrived);
      peers.add(slot, role, arrived);
      return success(arrived);
    }
    const candidates = await options.findCandidates(mux.port);
    if (isClosed) return failure('bad-offer', 'The lobby is closing.');
    // Its participant may have left meanwhile, and the slot may have another one with a headset.
    if (!peers.isFree(slot, role)) return failure('bad-offer', 'Another device has connected first. Try again.');
    const peer = create({ joined: { slot, offer }, ice: new IceLiteAgent(offer.ice), candidates, addressGroup });
    peers.add(slot, role, peer);
    for (const candidate of offer.candidates) peer.addCandidate(candidate);
    return success(peer);
  };

  return success({
    port: mux.port,
    accept,
    endArrivals: async () => arrivals?.close(),
    acceptStream: (stream, sender, onConfirmed) => mux.acceptStream(stream, sender, onConfirmed),
    expectProbe: (transactionId, onArrived) => mux.expectProbe(transactionId, onArrived),
    askStunServer: (server) => mux.askStunServer(server),
    sendOpus(slot, payload, length, rtpTimestamp, isFirstOfSpurt) {
      const peer = peers.carrierOf(slot);
      if (peer === undefined) counters['send-not-connected'] += 1;
      else peer.sendOpus(payload, length, rtpTimestamp, isFirstOfSpurt);
    },
    dropped: () => ({ ...counters }),
    unopenedPackets: () => peers.all().reduce((sum, peer) => sum + peer.unopenedPackets, unopenedByClosedPeers),
    async close() {
      isClosed = true;
      clearInterval(timer);
      await arrivals?.close();
      for (const peer of peers.all()) await peer.close();
      await mux.close();
    },
  });
}
