import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A release as electron-builder publishes it: a list of versions, and the file that it names. */
interface Release {
  readonly version: string;
  readonly file: Buffer;
  /** Replaces the true checksum of the file in the list. */
  readonly sha512?: string;
  /** How much of the file is sent before the connection is cut; all of it by default. */
  readonly cutAfterBytes?: number;
}

/** An update server on this machine that offers one release, or none. */
export interface UpdateServer {
  readonly url: string;
  offer(release: Release | null): void;
  /** The requests that it received, with their headers. */
  readonly requests: { readonly path: string; readonly headers: IncomingHttpHeaders }[];
  close(): Promise<void>;
}

const LIST = '/latest-linux.yml';

export async function startUpdateServer(): Promise<UpdateServer> {
  let offered: Release | null = null;
  const requests: UpdateServer['requests'] = [];
  const server: Server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    requests.push({ path, headers: request.headers });
    if (offered !== null && path === LIST) return void response.end(listOf(offered));
    if (offered === null || path !== `/${nameOf(offered)}`) return void response.writeHead(404).end();
    const { file, cutAfterBytes } = offered;
    response.writeHead(200, { 'Content-Length': file.length });
    if (cutAfterBytes === undefined) return void response.end(file);
    response.write(file.subarray(0, cutAfterBytes), () => setImmediate(() => response.destroy()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    offer(release) {
      offered = release;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

const nameOf = ({ version }: Release): string => `Earshot-${version}.AppImage`;

function listOf(release: Release): string {
  const { version, file } = release;
  const sha512 = release.sha512 ?? createHash('sha512').update(file).digest('base64');
  return `version: ${version}
files:
  - url: ${nameOf(release)}
    sha512: ${sha512}
    size: ${file.length}
path: ${nameOf(release)}
sha512: ${sha512}
releaseDate: '2026-11-01T00:00:00.000Z'
`;
}
