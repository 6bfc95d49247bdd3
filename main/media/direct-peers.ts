import { JOIN_TIMEOUT_MS } from '../../shared/protocol/limits.ts';
import { TokenBucket } from '../../shared/token-bucket.ts';
import type { IceCredentials } from '../../shared/sdp/sdp-transport.ts';
import type { HostPeer } from './host-peer.ts';
import type { MuxArrivals } from './udp/mux-peer.ts';

/** Each costs the host a handshake. */
export const MAX_ARRIVALS_PER_SECOND = 30;

/** Clients that have not joined, and recorded checks that somebody repeats. */
export const MAX_PENDING_PEERS = 256;

/** Fragments that are remembered: at the full rate, those of two minutes. */
const MAX_SPENT_FRAGMENTS = 4_096;

export interface DirectPeersOptions {
  /** Returns the ICE password of a fragment that a client may have made itself; undefined = it is none. */
  readonly passwordOf: (hostFragment: string) => string | undefined;
  /** Creates the peer and attaches it to the mux. */
  readonly create: (local: IceCredentials, remoteFragment: string) => HostPeer;
  /** A peer has arrived. It may send one message, its `join`. */
  readonly onPeer: (peer: HostPeer) => void;
  readonly nowMs: () => number;
}

/**
 * The peers of clients that come without signalling, until the lobby admits them. A check proves only that somebody has
 * the invitation, or has recorded the check of somebody who has. So a peer gets a place here and nothing else, for a
 * limited time, and each fragment counts once.
 */
export class DirectPeers implements MuxArrivals {
  readonly #options: DirectPeersOptions;
  readonly #rate: TokenBucket;
  /** When each peer arrived, oldest first. */
  readonly #pending = new Map<HostPeer, number>();
  /** Fragments that had a peer, oldest first. */
  readonly #spent = new Set<string>();

  constructor(options: DirectPeersOptions) {
    this.#options = options;
    this.#rate = new TokenBucket(MAX_ARRIVALS_PER_SECOND, MAX_ARRIVALS_PER_SECOND, options.nowMs());
  }

  passwordOf(hostFragment: string): string | undefined {
    return this.#options.passwordOf(hostFragment);
  }

  arrive(local: IceCredentials, remoteFragment: string): HostPeer | undefined {
    const nowMs = this.#options.nowMs();
    if (this.#spent.has(local.usernameFragment) || !this.#rate.take(1, nowMs) || !this.#makeRoom()) return undefined;
    this.#spend(local.usernameFragment);
    const peer = this.#options.create(local, remoteFragment);
    this.#pending.set(peer, nowMs);
    peer.events.on('closed', () => this.#pending.delete(peer));
    this.#options.onPeer(peer);
    return peer;
  }

  /** Returns whether a peer waited here. From now on it has its place in the lobby. */
  release(peer: HostPeer): boolean {
    return this.#pending.delete(peer);
  }

  /** Ends peers that have not joined in time, and does what is due for the others. */
  tick(nowMs: number): void {
    for (const [peer, arrivedAtMs] of this.#pending) {
      if (!peer.isHeld && nowMs - arrivedAtMs > JOIN_TIMEOUT_MS) peer.giveUp('no join arrived in time');
      else peer.tick(nowMs);
    }
  }

  /** Ends all peers that wait, as when another invitation replaces theirs. */
  async close(): Promise<void> {
    for (const peer of [...this.#pending.keys()]) await peer.close();
  }

  /** Returns whether there is room for one more. The oldest peer without a handshake gives up its place. */
  #makeRoom(): boolean {
    if (this.#pending.size < MAX_PENDING_PEERS) return true;
    for (const peer of this.#pending.keys()) {
      if (peer.isConnected) continue;
      peer.giveUp('another client needs its place');
      return true;
    }
    return false;
  }

  #spend(fragment: string): void {
    this.#spent.add(fragment);
    const [oldest = ''] = this.#spent;
    if (this.#spent.size > MAX_SPENT_FRAGMENTS) this.#spent.delete(oldest);
  }
}
