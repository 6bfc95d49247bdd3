import { isIP } from 'node:net';
import { failure, success, type Result } from '../../../shared/result.ts';
import { DEFAULT_PORT, type HostPortOptions } from '../../host/host-options.ts';
import { findAddressFlaw } from '../../host/listen/host-addresses.ts';
import { readNamedCertificate } from '../../host/listen/named-certificate.ts';
import { parseInteger } from '../options.ts';
import { readPublicAddress, readRendezvous, readStunServers } from '../public-address.ts';

/** The options of a host's port, which all its lobbies share. */
export const PORT_OPTIONS = {
  port: { type: 'string' },
  bind: { type: 'string' },
  'public-address': { type: 'string' },
  'public-port': { type: 'string' },
  'map-port': { type: 'boolean' },
  rendezvous: { type: 'string', multiple: true },
  stun: { type: 'string', multiple: true },
  'tls-cert': { type: 'string', isPath: true },
  'tls-key': { type: 'string', isPath: true },
  'game-port': { type: 'string' },
  'game-origin': { type: 'string', multiple: true },
} as const;

export interface PortTexts {
  readonly port?: string | undefined;
  readonly bind?: string | undefined;
  readonly 'public-address'?: string | undefined;
  readonly 'public-port'?: string | undefined;
  readonly 'map-port'?: boolean | undefined;
  readonly rendezvous?: readonly string[] | undefined;
  readonly stun?: readonly string[] | undefined;
  readonly 'tls-cert'?: string | undefined;
  readonly 'tls-key'?: string | undefined;
  readonly 'game-port'?: string | undefined;
  readonly 'game-origin'?: readonly string[] | undefined;
}

/** Reads how a host listens, and how others reach it. */
export function readPortOptions(values: PortTexts): Result<HostPortOptions, 'bad-option'> {
  const port = parseInteger('port', values.port ?? String(DEFAULT_PORT), 0, 65_535);
  if (!port.ok) return port;
  const gamePort =
    values['game-port'] === undefined ? undefined : parseInteger('game-port', values['game-port'], 0, 65_535);
  if (gamePort?.ok === false) return gamePort;
  const gameOrigins = readGameOrigins(values['game-origin'] ?? []);
  if (!gameOrigins.ok) return gameOrigins;
  const reach = readReach(values);
  if (!reach.ok) return reach;
  return success({
    port: port.value,
    mapsPorts: values['map-port'] ?? false,
    gameOrigins: gameOrigins.value,
    ...reach.value,
    ...(gamePort === undefined ? {} : { gamePorts: [gamePort.value] }),
  });
}

type Reach = Pick<
  HostPortOptions,
  'bindAddress' | 'publicAddress' | 'publicPort' | 'gameCertificate' | 'rendezvous' | 'stunServers'
>;

function readReach(values: PortTexts): Result<Reach, 'bad-option'> {
  const { bind: bindAddress = '::' } = values;
  const found = readPublicAddress(values['public-address'], values['public-port']);
  if (!found.ok) return found;
  const { publicAddress } = found.value;
  const bindFlaw = findAddressFlaw({ bindAddress, publicAddress: null });
  if (bindFlaw !== undefined) return failure('bad-option', `--bind: ${bindFlaw}`);
  const rendezvous = readRendezvous(values.rendezvous ?? []);
  if (!rendezvous.ok) return rendezvous;
  const stun = readStunServers(values.stun ?? []);
  if (!stun.ok) return stun;
  const certificate = readCertificate(values, publicAddress);
  if (!certificate.ok) return certificate;
  return success({
    ...{ bindAddress, ...found.value, rendezvous: rendezvous.value, stunServers: stun.value },
    ...certificate.value,
  });
}

function readCertificate(
  { 'tls-cert': certificateFile, 'tls-key': keyFile }: PortTexts,
  publicAddress: string | null,
): Result<Pick<HostPortOptions, 'gameCertificate'>, 'bad-option'> {
  if (certificateFile === undefined && keyFile === undefined) return success({});
  if (certificateFile === undefined || keyFile === undefined)
    return failure('bad-option', '--tls-cert and --tls-key need each other. Give both.');
  if (publicAddress === null || isIP(publicAddress) !== 0)
    return failure('bad-option', '--tls-cert needs a name that the certificate covers. Add --public-address NAME.');
  const gameCertificate = { certificateFile, keyFile };
  const read = readNamedCertificate(gameCertificate, publicAddress);
  return read.ok ? success({ gameCertificate }) : read;
}

/** An origin as browsers send it (RFC 6454, section 7), or `null`, which pages from files send. */
const ORIGIN_PATTERN = /^(?:[a-z][a-z0-9+.-]*:\/\/[^\s/?#@]+|null)$/;

function readGameOrigins(given: readonly string[]): Result<readonly string[], 'bad-option'> {
  const origins = given.map((origin) => origin.toLowerCase());
  const wrong = origins.find((origin) => !ORIGIN_PATTERN.test(origin));
  return wrong === undefined
    ? success(origins)
    : failure(
        'bad-option',
        `--game-origin must be an origin such as https://example.org, without a path, not '${wrong}'.`,
      );
}
