import { invariant } from '../../shared/invariant.ts';
import type { Log } from '../../shared/log.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { parseOffer } from '../../shared/sdp/sdp-offer.ts';
import type { CandidateAddress } from '../../shared/sdp/sdp-text.ts';
import { DirectPeers, type DirectPeersOptions } from './direct-peers.ts';
import type { DropCounters } from './drop-counters.ts';
import type { DtlsCertificate } from './dtls/dtls-certificate.ts';
import { HostPeer, type HostPeerOptions } from './host-peer.ts';
import { IceLiteAgent } from './ice/ice-lite.ts';
import { PeerTable, type PeerRole } from './peer-table.ts';
import type { OpusHandler } from './rtp/opus-packet.ts';
import type { MuxArrivals } from './udp/mux-peer.ts';
import type { UdpMux } from './udp/udp-mux.ts';

export type { HostPeer, PeerEvents } from './host-peer.ts';
export type { PeerRole } from './peer-table.ts';

export interface MediaEndpointOptions {
  /** The certificate that the lobby shows to all peers. */
  readonly certificate: DtlsCertificate;
  /** Returns how clients reach this host now, preferred first; `port` is the one that was opened. Must not reject. */
  readonly findCandidates: (port: number) => Promise<readonly CandidateAddress[]>;
  readonly onOpus: OpusHandler;
  /** How clients join without signalling; undefined = they cannot. */
  readonly direct?: Pick<DirectPeersOptions, 'passwordOf' | 'onPeer'>;
}

/** The parts that an endpoint shares with the other endpoints of its port. */
export interface SharedMediaParts {
  readonly mux: UdpMux;
  readonly counters: DropCounters;
  readonly nowMs: () => number;
  readonly wallClockOffsetMs: number;
  readonly log: Log;
  /** Those of all endpoints; each adds its own. */
  readonly arrivals: MuxArrivals[];
  readonly onClosed: () => void;
}

/** A lobby's end of all its WebRTC connections. Its slots are its own; the port may serve other lobbies too. */
export class MediaEndpoint {
  readonly #options: MediaEndpointOptions;
  readonly #shared: SharedMediaParts;
  readonly #arrivals: DirectPeers | undefined;
  readonly #peers = new PeerTable();
  #unopenedByClosedPeers = 0;
  #isClosed = false;

  constructor(options: MediaEndpointOptions, shared: SharedMediaParts) {
    this.#options = options;
    this.#shared = shared;
    if (options.direct === undefined) return;
    this.#arrivals = new DirectPeers({
      ...options.direct,
      nowMs: shared.nowMs,
      create: (local, usernameFragment) =>
        this.#create({
          ...{ joined: undefined, candidates: [], addressGroup: '' },
          ice: new IceLiteAgent({ usernameFragment, password: '' }, local),
        }),
    });
    shared.arrivals.push(this.#arrivals);
  }

  /**
   * Answers an offer. The peer counts as connecting until it emits `connected`, and the caller must close it.
   * `arrived`: the peer on whose own channel the offer came; it is connected already, and sound flows from now on.
   * `addressGroup`: where the offer came from; limits count by it what the host sends to places that the offer names.
   * `role`: a headset shares the slot of its participant, and carries its sound while `carriesSound` is set. A
   * returning peer shares it too, without sound, until `promote`.
   */
  async accept(
    slot: number,
    offerSdp: string,
    arrived?: HostPeer,
    addressGroup = '',
    role: PeerRole = 'participant',
  ): Promise<Result<HostPeer, 'bad-offer'>> {
    invariant(this.#peers.isFree(slot, role), 'a slot is free before it is given again');
    const parsed = parseOffer(offerSdp);
    if (!parsed.ok) return failure('bad-offer', parsed.error.message);
    const offer = parsed.value;
    if (arrived !== undefined) {
      const admitted = arrived.admit(slot, offer);
      if (!admitted.ok) return admitted;
      this.#arrivals?.release(arrived);
      this.#peers.add(slot, role, arrived);
      return success(arrived);
    }
    const candidates = await this.#options.findCandidates(this.#shared.mux.port);
    if (this.#isClosed) return failure('bad-offer', 'The lobby is closing.');
    // Its participant may have left meanwhile, and the slot may have another one with a headset.
    if (!this.#peers.isFree(slot, role)) return failure('bad-offer', 'Another device has connected first. Try again.');
    const peer = this.#create({ joined: { slot, offer }, ice: new IceLiteAgent(offer.ice), candidates, addressGroup });
    this.#peers.add(slot, role, peer);
    for (const candidate of offer.candidates) peer.addCandidate(candidate);
    return success(peer);
  }

  /** Gives a returning peer the sound of its slot; the caller closes the peer that had it. */
  promote(peer: HostPeer): void {
    this.#peers.promote(peer);
  }

  /** Ends the peers without signalling that have not joined: another invitation replaces theirs. */
  async endArrivals(): Promise<void> {
    await this.#arrivals?.close();
  }

  /** Sends one Opus frame to the peer that carries the sound of `slot`; drops and counts it without one. */
  sendOpus(slot: number, payload: Uint8Array, length: number, rtpTimestamp: number, isFirstOfSpurt: boolean): void {
    const peer = this.#peers.carrierOf(slot);
    if (peer === undefined) this.#shared.counters['send-not-connected'] += 1;
    else peer.sendOpus(payload, length, rtpTimestamp, isFirstOfSpurt);
  }

  /** Returns how many packets of all peers so far declared silence and were not decrypted; this drops nothing. */
  unopenedPackets(): number {
    return this.#peers.all().reduce((sum, peer) => sum + peer.unopenedPackets, this.#unopenedByClosedPeers);
  }

  /** Sends reports and ends peers that are silent, as far as they are due. */
  tick(nowMs: number): void {
    for (const peer of this.#peers.all()) peer.tick(nowMs);
    this.#arrivals?.tick(nowMs);
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const { arrivals, onClosed } = this.#shared;
    if (this.#arrivals !== undefined) arrivals.splice(arrivals.indexOf(this.#arrivals), 1);
    await this.#arrivals?.close();
    for (const peer of this.#peers.all()) await peer.close();
    onClosed();
  }

  #create(own: Pick<HostPeerOptions, 'joined' | 'ice' | 'candidates' | 'addressGroup'>): HostPeer {
    const { mux, counters, nowMs, wallClockOffsetMs, log } = this.#shared;
    const { certificate, onOpus } = this.#options;
    const peers = this.#peers;
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
        this.#unopenedByClosedPeers += closed.unopenedPackets;
        log.info(`Peer ${closed.slot} closed: ${reason} (${detail})`);
      },
    });
    mux.attach(peer);
    return peer;
  }
}
