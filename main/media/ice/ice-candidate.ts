import { normalIpAddress } from './ip-address.ts';

export interface IceCandidate {
  readonly address: string;
  readonly port: number;
  readonly priority: number;
}

/**
 * Parses the value of `a=candidate` into a UDP candidate with an IP address (RFC 8839, section 5.1). Returns undefined
 * for names, IPv6 zones, TCP and RTCP.
 */
export function parseCandidate(value: string): IceCandidate | undefined {
  const [, component, transport, priority = '', text = '', port = '', typ] = value.split(' ');
  if (component !== '1' || transport?.toLowerCase() !== 'udp' || typ !== 'typ' || text.includes('%')) return undefined;
  const address = normalIpAddress(text);
  if (address === undefined) return undefined;
  if (!/^\d{1,10}$/.test(priority) || !/^\d{1,5}$/.test(port) || Number(port) === 0 || Number(port) > 65_535)
    return undefined;
  return { address, port: Number(port), priority: Number(priority) };
}
