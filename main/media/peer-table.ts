import type { HostPeer } from './host-peer.ts';

/**
 * The role of a peer for the participant of its slot: the participant's own device, another one that carries its sound,
 * or the own device on a new connection, which takes the place of the old one when its channel opens.
 */
export type PeerRole = 'participant' | 'headset' | 'returning';

type TablePeer = Pick<HostPeer, 'slot' | 'mayBeHeard' | 'carriesSound'>;

/**
 * The peers of a lobby by slot. Control belongs to the participant's own peer. Sound belongs to its headset while that
 * one carries it, and to the own peer at all other times, so it returns when the headset is gone.
 */
export class PeerTable<Peer extends TablePeer = HostPeer> {
  readonly #participants: (Peer | undefined)[] = [];
  readonly #headsets: (Peer | undefined)[] = [];
  /** A slot may have several of them. */
  readonly #returning = new Set<Peer>();

  isFree(slot: number, role: PeerRole): boolean {
    return role === 'returning' || this.#of(role)[slot] === undefined;
  }

  add(slot: number, role: PeerRole, peer: Peer): void {
    if (role === 'returning') this.#returning.add(peer);
    else this.#of(role)[slot] = peer;
  }

  /** Makes a returning peer the participant's own. The one that it replaces keeps no place. */
  promote(peer: Peer): void {
    if (this.#returning.delete(peer)) this.#participants[peer.slot] = peer;
  }

  /** Removes a peer from its slot, where it may have been replaced. */
  remove(peer: Peer): void {
    const { slot } = peer;
    this.#returning.delete(peer);
    if (this.#participants[slot] === peer) this.#participants[slot] = undefined;
    if (this.#headsets[slot] === peer) this.#headsets[slot] = undefined;
  }

  /** Returns the peer that sends and receives the sound of a slot; undefined = there is none. */
  carrierOf(slot: number): Peer | undefined {
    const headset = this.#headsets[slot];
    return headset !== undefined && headset.carriesSound ? headset : this.#participants[slot];
  }

  /** Returns whether the voice of a peer passes: it carries the sound of its slot, and may be heard. */
  isHeard(peer: Peer): boolean {
    return peer.mayBeHeard && this.carrierOf(peer.slot) === peer;
  }

  all(): readonly Peer[] {
    return [...this.#participants, ...this.#headsets, ...this.#returning].filter((peer) => peer !== undefined);
  }

  #of(role: Exclude<PeerRole, 'returning'>): (Peer | undefined)[] {
    return role === 'headset' ? this.#headsets : this.#participants;
  }
}
