import { request } from 'node:http';

/** Descriptions of routers in the field have 3 to 20 kB. */
const MAX_BODY_BYTES = 131_072;
const TIMEOUT_MS = 3_000;

export interface HttpRequest {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Where to send it in place of the address in `url`: an IPv6 address of the same router, with its zone. */
  readonly via?: string;
  /** The address of this computer towards the router. */
  readonly ownAddress: string;
}

/**
 * Fetches a router's answer as text, of any status. Undefined if it does not come within 3 s, has more than 128 kB, or
 * leads elsewhere: redirects are not followed.
 */
export function requestText({ url, method, headers, body, via, ownAddress }: HttpRequest): Promise<string | undefined> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => finish(undefined), TIMEOUT_MS);
    const outgoing = request(
      {
        ...{ method, agent: false, maxHeaderSize: 8_192, localAddress: ownAddress },
        ...{ hostname: via ?? url.hostname, port: url.port, path: `${url.pathname}${url.search}` },
        headers: {
          ...(via === undefined ? {} : { host: hostHeader(via, url.port) }),
          ...headers,
          connection: 'close',
          'content-length': String(Buffer.byteLength(body)),
        },
      },
      (response) => {
        const { statusCode = 0 } = response;
        if (statusCode >= 300 && statusCode < 400) return finish(undefined);
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > MAX_BODY_BYTES) finish(undefined);
          else chunks.push(chunk);
        });
        response.on('end', () => finish(Buffer.concat(chunks).toString('utf8')));
        response.on('error', () => finish(undefined));
      },
    );
    const finish = (text: string | undefined): void => {
      clearTimeout(deadline);
      outgoing.destroy();
      resolve(text);
    };
    outgoing.on('error', () => finish(undefined));
    outgoing.end(body);
  });
}

/** The zone of an address has a meaning on this computer only. */
function hostHeader(address: string, port: string): string {
  return `[${address.replace(/%.*$/, '')}]${port === '' ? '' : `:${port}`}`;
}
