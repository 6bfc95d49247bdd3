import type { HostAddress } from '../protocol/invitation/invitation.ts';
import { formatAddress } from '../protocol/format-address.ts';
import { MAX_ICE_SERVERS, MAX_ICE_URL_LENGTH, type IceServer } from './messages.ts';

/** Writes a STUN server as the URL for an `RTCPeerConnection` (RFC 7064). */
export function stunUrl(server: HostAddress): string {
  return `stun:${formatAddress(server)}`;
}

/** Adds STUN servers to ICE servers as one more, within the limits of `iceServersSchema`. */
export function withStunServers(iceServers: readonly IceServer[], stunServers: readonly HostAddress[]): IceServer[] {
  const urls = stunServers.map(stunUrl).filter((url) => url.length <= MAX_ICE_URL_LENGTH);
  if (urls.length === 0) return [...iceServers];
  return [...iceServers.slice(0, MAX_ICE_SERVERS - 1), { urls }];
}
