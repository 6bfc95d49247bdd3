import type { IceCredentials } from '../../../shared/sdp/sdp-transport.ts';
import type { IceLiteAgent } from '../ice/ice-lite.ts';

/** One peer behind the shared port. */
export interface MuxPeer {
  readonly ice: IceLiteAgent;
  /** An authentic connectivity check arrived. */
  onCheck(nowMs: number): void;
  /** A packet other than STUN arrived from one of the peer's addresses. Returns whether it was authentic and new. */
  onPacket(packet: Buffer, nowMs: number): boolean;
}

/** Lets in clients that come without signalling: their checks name a fragment that no peer has. */
export interface MuxArrivals {
  /** Returns the password of a fragment that a client may have made itself; undefined = it is none. */
  passwordOf(hostFragment: string): string | undefined;
  /** Attaches a peer for a client that has proved that it knows the password. Returns undefined if there is no room. */
  arrive(local: IceCredentials, remoteFragment: string): MuxPeer | undefined;
}
