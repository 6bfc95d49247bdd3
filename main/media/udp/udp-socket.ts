import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';

type LookupCallback = (error: null, address: string, family: number) => void;

/**
 * Answers at once: every host is an address already, and a real look-up would cost each packet a turn of the event
 * loop.
 */
function lookup(host: string, _options: unknown, callback: LookupCallback): void {
  callback(null, host, isIPv6(host) ? 6 : 4);
}

/** Creates a socket that sends without look-ups, for one address family only. */
export function createUdpSocket(type: 'udp4' | 'udp6'): Socket {
  // Node's types only know its own `dns.lookup`.
  return createSocket({ type, ipv6Only: type === 'udp6', lookup: lookup as never });
}
