import { domainToASCII } from 'node:url';
import { MAX_RENDEZVOUS } from '../../shared/model/settings.ts';
import type { HostAddress } from '../../shared/protocol/invitation/invitation.ts';
import { parseRendezvousAddress } from '../../shared/protocol/rendezvous-address.ts';
import { parseStunAddress } from '../../shared/protocol/stun-address.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { findAddressFlaw } from '../host/listen/host-addresses.ts';
import { parseInteger } from './options.ts';

export interface PublicAddress {
  readonly publicAddress: string | null;
  /** Not given = the port that the host listens on. */
  readonly publicPort?: number;
}

/**
 * Reads `--public-address HOST` or `HOST:PORT`, and `--public-port`: how the internet reaches lobbies of this machine.
 */
export function readPublicAddress(
  address: string | undefined,
  portText: string | undefined,
): Result<PublicAddress, 'bad-option'> {
  const { host, ownPort } = splitAddress(address);
  const flaw = findAddressFlaw({ bindAddress: '::', publicAddress: host });
  if (flaw !== undefined) return failure('bad-option', `--public-address: ${flaw}`);
  if (portText !== undefined && host === null)
    return failure(
      'bad-option',
      '--public-port needs the address at which the port is open. Add --public-address ADDRESS.',
    );
  if (portText !== undefined && ownPort !== undefined && portText !== ownPort)
    return failure('bad-option', `--public-address names the port ${ownPort}, but --public-port is ${portText}.`);
  const text = portText ?? ownPort;
  if (text === undefined) return success({ publicAddress: host });
  const port = parseInteger('public-port', text, 1, 65_535);
  return port.ok ? success({ publicAddress: host, publicPort: port.value }) : port;
}

/** A name or an IPv4 address with a port, or an IPv6 address in brackets, which may have one. */
const ADDRESS_WITH_PORT = /^(?:([^:[\]]*):(\d+)|\[(.*)\](?::(\d+))?)$/;

/**
 * Splits `HOST:PORT` or `[ADDRESS]:PORT`. A name may have letters beyond ASCII, which invitations have in their ASCII
 * form (RFC 3490), and the dot of the root at its end.
 */
function splitAddress(text: string | undefined): { readonly host: string | null; readonly ownPort?: string } {
  if (text === undefined) return { host: null };
  const trimmed = text.trim();
  const [, name, namedPort, bracketed, bracketedPort] = ADDRESS_WITH_PORT.exec(trimmed) ?? [];
  const ownPort = namedPort ?? bracketedPort;
  const host = (name ?? bracketed ?? trimmed).replace(/\.$/, '');
  const ascii = /[^\0-\x7f]/.test(host) ? domainToASCII(host) : host;
  return { host: ascii === '' ? host : ascii, ...(ownPort === undefined ? {} : { ownPort }) };
}

/** Reads the values of `--rendezvous`: addresses of rendezvous servers, each once. */
export function readRendezvous(texts: readonly string[]): Result<readonly string[], 'bad-option'> {
  if (texts.length > MAX_RENDEZVOUS)
    return failure('bad-option', `--rendezvous can be given at most ${MAX_RENDEZVOUS} times, not ${texts.length}.`);
  const addresses = new Set<string>();
  for (const text of texts) {
    const address = parseRendezvousAddress(text);
    if (address === undefined)
      return failure(
        'bad-option',
        `--rendezvous must be an address such as meet.example.org or meet.example.org:8443, not '${text}'.`,
      );
    addresses.add(address);
  }
  return success([...addresses]);
}

/** Reads STUN servers, `HOST` or `HOST:PORT`, with IPv6 addresses in brackets. */
export function readStunServers(texts: readonly string[]): Result<readonly HostAddress[], 'bad-option'> {
  const servers: HostAddress[] = [];
  for (const text of texts) {
    const server = parseStunAddress(text);
    if (server === undefined)
      return failure('bad-option', `--stun must be a STUN server such as stun.example.org:3478, not '${text}'.`);
    servers.push(server);
  }
  return success(servers);
}
