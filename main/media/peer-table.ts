import type { HostPeer } from './host-peer.ts';

/** Which of a participant's devices a peer is: its own, or another one that carries its sound. */
export type PeerRole = 'participant' | 'headset';

type TablePeer = Pick<HostPeer, 'slot' | 'mayBeHeard' | 'carriesSound'>;

/**
 * The peers of a lobby by slot. Control belongs to the participant's own peer. Sound belongs to its headset while that
 * one carries it, and to the own peer at all other times, so it returns when the headset is gone.
 */
export class PeerTable<Peer extends TablePeer = HostPeer> {
  readonly #participants: (Peer | undefined)[] = [];
  readonly #headsets: (Peer | undefined)[] = [];

  isFree(slot: number, role: PeerRole): boolean {
    return this.#of(role)[slot] === undefined;
  }

  add(slot: number, role: PeerRole, peer: Peer): void {
    this.#of(role)[slot] = peer;
  }

  /** Removes a peer from its slot, where it may have been replaced. */
  remove(peer: Peer): void {
    const { slot } = peer;
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
    return [...this.#participants, ...this.#headsets].filter((peer) => peer !== undefined);
  }

  #of(role: PeerRole): (Peer | undefined)[] {
    return role === 'headset' ? this.#headsets : this.#participants;
  }
}
