import type { HostAddress } from './invitation/invitation.ts';

/** Writes an address as in URLs: `host:port`, with brackets around IPv6 (RFC 3986, section 3.2.2). */
export function formatAddress({ host, port }: HostAddress): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
