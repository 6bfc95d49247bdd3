import { isIP } from 'node:net';

export interface IceCandidate {
  readonly address: string;
  readonly port: number;
  readonly priority: number;
}

/**
 * Value of `a=candidate` -> a UDP candidate with an IP address (RFC 8839, section 5.1). Names, TCP and RTCP give
 * undefined.
 */
export function parseCandidate(value: string): IceCandidate | undefined {
  const [, component, transport, priority = '', address = '', port = '', typ] = value.split(' ');
  if (component !== '1' || transport?.toLowerCase() !== 'udp' || typ !== 'typ' || isIP(address) === 0) return undefined;
  if (!/^\d{1,10}$/.test(priority) || !/^\d{1,5}$/.test(port) || Number(port) === 0 || Number(port) > 65_535)
    return undefined;
  return { address, port: Number(port), priority: Number(priority) };
}
