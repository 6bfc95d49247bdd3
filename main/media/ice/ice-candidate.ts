import { isIP } from 'node:net';

export interface IceCandidate {
  readonly address: string;
  readonly port: number;
  readonly priority: number;
}

/**
 * Parses the value of `a=candidate` into a UDP candidate with an IP address (RFC 8839, section 5.1). Returns undefined
 * for names, TCP and RTCP.
 */
export function parseCandidate(value: string): IceCandidate | undefined {
  const [, component, transport, priority = '', address = '', port = '', typ] = value.split(' ');
  if (component !== '1' || transport?.toLowerCase() !== 'udp' || typ !== 'typ' || isIP(address) === 0) return undefined;
  if (!/^\d{1,10}$/.test(priority) || !/^\d{1,5}$/.test(port) || Number(port) === 0 || Number(port) > 65_535)
    return undefined;
  return { address, port: Number(port), priority: Number(priority) };
}
