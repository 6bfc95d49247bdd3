import type { DropCounters } from '../drop-counters.ts';
import { hasValidIntegrity, type StunMessage } from '../ice/stun.ts';
import type { MuxArrivals, MuxPeer } from './mux-peer.ts';

/** RFC 8839, section 5.4. */
const ICE_FRAGMENT = /^[A-Za-z0-9+/]{4,256}$/;

/**
 * Makes a peer for a client that comes without signalling, once its check proves that it has an invitation: nothing but
 * the integrity of the check tells of which lobby. Counts and drops every other check.
 */
export function meetArrival(
  lobbies: readonly MuxArrivals[],
  packet: Buffer,
  message: StunMessage,
  counters: DropCounters,
): MuxPeer | undefined {
  const [usernameFragment = '', remoteFragment = ''] = (message.username ?? '').split(':');
  let reason: 'stun-unknown-peer' | 'stun-unauthentic' = 'stun-unknown-peer';
  for (const lobby of ICE_FRAGMENT.test(remoteFragment) ? lobbies : []) {
    const password = lobby.passwordOf(usernameFragment);
    if (password === undefined) continue;
    reason = 'stun-unauthentic';
    if (!hasValidIntegrity(packet, message, password)) continue;
    const peer = lobby.arrive({ usernameFragment, password }, remoteFragment);
    if (peer === undefined) counters['too-many-arrivals'] += 1;
    return peer;
  }
  counters[reason] += 1;
  return undefined;
}
