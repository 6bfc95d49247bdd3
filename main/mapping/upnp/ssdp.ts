/** Texts of the Simple Service Discovery Protocol (UPnP Device Architecture 2.0, section 1). */

export const SSDP_PORT = 1_900;
export const SSDP_GROUP = '239.255.255.250';

const MAX_ANSWER_BYTES = 2_048;
const MAX_LOCATION_LENGTH = 256;

/** The search targets: routers answer to at least one of these. */
export const SEARCH_TARGETS = [
  'urn:schemas-upnp-org:device:InternetGatewayDevice:1',
  'urn:schemas-upnp-org:device:InternetGatewayDevice:2',
  'urn:schemas-upnp-org:service:WANIPConnection:1',
  'urn:schemas-upnp-org:service:WANPPPConnection:1',
] as const;

/** Writes a search; routers answer within 1 s. */
export function writeSearch(target: string): Uint8Array {
  const lines = [
    'M-SEARCH * HTTP/1.1',
    `HOST: ${SSDP_GROUP}:${SSDP_PORT}`,
    'MAN: "ssdp:discover"',
    'MX: 1',
    `ST: ${target}`,
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

/**
 * Reads a search's answer: the address of the device description. Undefined if the bytes are no answer of a router, or
 * if the address leads elsewhere than to `sender`: a device may speak for itself only, or it could make this computer
 * send requests to others.
 */
export function readSearchAnswer(bytes: Uint8Array, sender: string): URL | undefined {
  if (bytes.length > MAX_ANSWER_BYTES) return undefined;
  const [status = '', ...lines] = Buffer.from(bytes).toString('latin1').split(/\r?\n/);
  if (!/^HTTP\/1\.\d 200\b/.test(status)) return undefined;
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  if (!/InternetGatewayDevice|WAN(?:IP|PPP)Connection/.test(headers.get('st') ?? '')) return undefined;
  const location = headers.get('location') ?? '';
  return location.length > MAX_LOCATION_LENGTH ? undefined : routerUrl(location, undefined, sender);
}

/** Resolves an address that a router wrote; undefined unless it is plain HTTP to the router itself. */
export function routerUrl(text: string, base: URL | undefined, router: string): URL | undefined {
  const url = URL.parse(text, base);
  const isRouters = url?.protocol === 'http:' && url.hostname === router && url.username === '' && url.password === '';
  return isRouters ? url : undefined;
}
