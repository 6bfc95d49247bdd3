import { isIP } from 'node:net';
import type { IncomingMessage } from 'node:http';
import { addressGroupOf } from '../media/ice/address-group.ts';
import type { Visitor } from '../door/front-door.ts';

const MAPPED_IPV4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** Where a request comes from. */
export interface ClientAddress {
  readonly address: string;
  /** The part of it that limits count by. */
  readonly group: string;
}

/**
 * Returns where a request comes from: the other end of its connection, or behind a proxy the last address in
 * `X-Forwarded-For`, which the proxy itself wrote. Returns undefined if the proxy wrote none.
 */
export function clientAddressOf(
  { headers }: Pick<IncomingMessage, 'headers'>,
  visitor: Pick<Visitor, 'address'>,
  isBehindProxy: boolean,
): ClientAddress | undefined {
  const address = isBehindProxy ? lastForwarded(headers['x-forwarded-for']) : visitor.address;
  if (address === undefined) return undefined;
  const [, ipv4 = address] = MAPPED_IPV4.exec(address) ?? [];
  return { address: ipv4, group: addressGroupOf(ipv4) };
}

function lastForwarded(header: string | string[] | undefined): string | undefined {
  const address = String(header ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  return address !== undefined && isIP(address) !== 0 ? address : undefined;
}
