import type { HostAddress } from './invitation/invitation.ts';

/** The port of STUN servers that are named without one (RFC 8489, section 18.6). */
const STUN_PORT = 3_478;
const ADDRESS = /^(?:\[([0-9a-f:.]{2,45})\]|([a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?))(?::([1-9]\d{0,4}))?$/i;

/** Reads the address of a STUN server, `HOST` or `HOST:PORT` with IPv6 in brackets; undefined if it is none. */
export function parseStunAddress(text: string): HostAddress | undefined {
  const [, ipv6, name, port = STUN_PORT] = ADDRESS.exec(text.trim()) ?? [];
  const host = ipv6 ?? name;
  return host === undefined || Number(port) > 65_535 ? undefined : { host, port: Number(port) };
}
