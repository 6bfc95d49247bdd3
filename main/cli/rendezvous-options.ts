import { isIP } from 'node:net';
import { failure, success, type Result } from '../../shared/result.ts';
import type { Relay } from '../rendezvous/relay-servers.ts';
import { DEFAULT_PAGE_FOLDER, DEFAULT_RENDEZVOUS_PORT, DEFAULT_STUN_PORT } from './command-defaults.ts';
import { parseInteger, parseOptions } from './options.ts';

/** A client that reaches the port without the proxy can write `X-Forwarded-For`, so only this machine does. */
const PROXY_BIND_ADDRESS = '127.0.0.1';

/** As `IceServer` has them. */
const MAX_RELAY_URLS = 8;

/** The options, for `parseOptions`. */
export const RENDEZVOUS_OPTIONS = {
  port: { type: 'string', default: String(DEFAULT_RENDEZVOUS_PORT) },
  bind: { type: 'string' },
  'public-url': { type: 'string' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  'behind-proxy': { type: 'boolean', default: false },
  'stun-port': { type: 'string', default: String(DEFAULT_STUN_PORT) },
  'stun-bind': { type: 'string' },
  turn: { type: 'string', multiple: true },
  'turn-secret': { type: 'string' },
  'probe-address': { type: 'string' },
  page: { type: 'string', default: DEFAULT_PAGE_FOLDER },
  json: { type: 'boolean', default: false },
  statistics: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

export interface RendezvousCommandOptions {
  readonly port: number;
  readonly bindAddress: string | undefined;
  readonly publicUrl: URL | undefined;
  readonly certificate: { readonly certificateFile: string; readonly keyFile: string } | undefined;
  readonly isBehindProxy: boolean;
  readonly stunPort: number | undefined;
  readonly stunBindAddress: string | undefined;
  readonly relay: Relay | undefined;
  readonly probeAddress: string | undefined;
  readonly pageFolder: string;
  readonly showsStatistics: boolean;
}

/** Parses arguments (without node and script) and environment; 'help' if help was requested. */
export function readRendezvousOptions(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Result<RendezvousCommandOptions | 'help', 'bad-option'> {
  const parsed = parseOptions(argv, RENDEZVOUS_OPTIONS);
  if (!parsed.ok) return parsed;
  const { value: values } = parsed;
  if (values.help) return success('help');
  const port = parseInteger('port', values.port, 0, 65_535);
  if (!port.ok) return port;
  const stunPort = parseInteger('stun-port', values['stun-port'], 0, 65_534);
  if (!stunPort.ok) return stunPort;
  const relay = readRelay(values.turn ?? [], values['turn-secret'] ?? environment['EARSHOT_TURN_SECRET'] ?? '');
  if (!relay.ok) return relay;
  const wrongAddress = (['bind', 'stun-bind', 'probe-address'] as const).find(
    (name) => isIP(values[name] ?? '::') === 0,
  );
  if (wrongAddress !== undefined)
    return failure('bad-option', `--${wrongAddress} must be an IP address, not '${values[wrongAddress]}'.`);
  const place = readPlace({
    urlText: values['public-url'],
    certificateFile: values['tls-cert'],
    keyFile: values['tls-key'],
    isBehindProxy: values['behind-proxy'],
  });
  if (!place.ok) return place;
  return success({
    port: port.value,
    bindAddress: values.bind ?? (values['behind-proxy'] ? PROXY_BIND_ADDRESS : undefined),
    ...place.value,
    isBehindProxy: values['behind-proxy'],
    stunPort: stunPort.value === 0 ? undefined : stunPort.value,
    stunBindAddress: values['stun-bind'],
    relay: relay.value,
    probeAddress: values['probe-address'],
    pageFolder: values.page,
    showsStatistics: values.statistics,
  });
}

interface PlaceTexts {
  readonly urlText: string | undefined;
  readonly certificateFile: string | undefined;
  readonly keyFile: string | undefined;
  readonly isBehindProxy: boolean;
}

function readPlace({
  urlText,
  certificateFile,
  keyFile,
  isBehindProxy,
}: PlaceTexts): Result<Pick<RendezvousCommandOptions, 'publicUrl' | 'certificate'>, 'bad-option'> {
  const publicUrl = readPublicUrl(urlText);
  if (publicUrl === null)
    return failure(
      'bad-option',
      `--public-url must be an address such as https://meet.example.org/, not '${urlText}'.`,
    );
  if (isBehindProxy && publicUrl === undefined)
    return failure('bad-option', '--behind-proxy needs the address of the proxy. Add --public-url URL.');
  if (certificateFile === undefined && keyFile === undefined) return success({ publicUrl, certificate: undefined });
  if (certificateFile === undefined || keyFile === undefined)
    return failure('bad-option', '--tls-cert and --tls-key need each other. Give both.');
  if (isBehindProxy)
    return failure(
      'bad-option',
      'With --behind-proxy, the proxy has the certificate. Remove --tls-cert and --tls-key.',
    );
  if (publicUrl?.protocol !== 'https:')
    return failure(
      'bad-option',
      '--tls-cert needs a name that the certificate covers. Add --public-url https://NAME/.',
    );
  return success({ publicUrl, certificate: { certificateFile, keyFile } });
}

/** Returns the address with a slash at its end; null = it is none. */
function readPublicUrl(text: string | undefined): URL | undefined | null {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  return new URL(url.pathname.replace(/\/*$/, '/'), url.origin);
}

/** A host name or address and a port, with the transport over which the relay is reached (RFC 7065). */
const RELAY_URL = /^turns?:(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?(?:\?transport=(?:udp|tcp))?$/;

function readRelay(urls: readonly string[], secret: string): Result<Relay | undefined, 'bad-option'> {
  if (urls.length === 0) return success(undefined);
  const wrong = urls.find((url) => !RELAY_URL.test(url));
  if (wrong !== undefined)
    return failure(
      'bad-option',
      `--turn must be an address such as turn:turn.example.org:3478?transport=udp, not '${wrong}'.`,
    );
  if (urls.length > MAX_RELAY_URLS)
    return failure('bad-option', `--turn can be given at most ${MAX_RELAY_URLS} times.`);
  if (secret === '')
    return failure('bad-option', '--turn needs the static-auth-secret of coturn. Set EARSHOT_TURN_SECRET.');
  return success({ urls, secret });
}
