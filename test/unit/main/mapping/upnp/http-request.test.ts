import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { requestText } from '../../../../../main/mapping/upnp/http-request.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

function get(url: URL): Promise<string | undefined> {
  return requestText({ url, method: 'GET', headers: {}, body: '', ownAddress: '127.0.0.1' });
}

test('returns the text of any answer, since routers explain errors in it', async () => {
  const url = await serve((request, response) => {
    response.writeHead(500).end(`${request.method} ${request.headers['soapaction']}`);
  });
  const sent = requestText({
    url,
    method: 'POST',
    headers: { soapaction: 'x' },
    body: '<a/>',
    ownAddress: '127.0.0.1',
  });
  await expect(sent).resolves.toBe('POST x');
});

test('does not follow a redirect', async () => {
  let visits = 0;
  const elsewhere = await serve((_, response) => {
    visits++;
    response.end('secret');
  });
  const url = await serve((_, response) => response.writeHead(302, { location: elsewhere.href }).end('moved'));
  await expect(get(url)).resolves.toBeUndefined();
  expect(visits).toBe(0);
});

test('refuses an answer without an end', async () => {
  const url = await serve((_, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(16_384))) continue;
    };
    response.on('drain', more);
    more();
  });
  await expect(get(url)).resolves.toBeUndefined();
});

test('gives up where nothing listens, or where the connection ends', async () => {
  const url = await serve((request) => request.socket.destroy());
  await expect(get(url)).resolves.toBeUndefined();
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
  await expect(get(url)).resolves.toBeUndefined();
});

test('goes to another address of the same router, whose zone stays on this computer', async () => {
  const server = createServer((request, response) => response.end(request.headers.host));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '::1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = new URL(`http://192.0.2.1:${port}/ctl`);
  const sent = requestText({ ...{ url, method: 'GET', headers: {}, body: '' }, via: '::1%lo', ownAddress: '::1' });
  await expect(sent).resolves.toBe(`[::1]:${port}`);
});
