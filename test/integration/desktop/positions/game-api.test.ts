import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openGameApi, type OpenedGameApi } from '../../../support/desktop/game-api.ts';
import { afterTest } from '../../../support/lobby/host-parts.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const MESSAGE = { type: 'self', game: 'Game', player: { position: [12.5, 0, -3], yaw: 90 } };
const AT = { xMetres: 12.5, yMetres: 0, zMetres: -3 };

function post(
  { url, token }: OpenedGameApi,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(`${url}/v1/self`, { method: 'POST', headers: { authorization: `Bearer ${token}`, ...headers }, body });
}

/** Sends raw bytes and reads until the server closes. */
async function raw({ port }: OpenedGameApi, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => (answer += String(chunk)));
  socket.on('error', () => {});
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

async function openSocket(api: OpenedGameApi, options: object = {}, query = ''): Promise<WebSocket | number> {
  const socket = new WebSocket(`${api.url.replace('http', 'ws')}/v1/self${query}`, options);
  afterTest(() => socket.terminate());
  return await new Promise((resolve) => {
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.once('error', () => resolve(0));
  });
}

async function openAuthorised(api: OpenedGameApi): Promise<WebSocket> {
  const socket = await openSocket(api, { headers: { authorization: `Bearer ${api.token}` } });
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
  return socket;
}

describe('over HTTP, the local game API', () => {
  it('accepts a position, and describes itself without a token', async () => {
    const api = await openGameApi();
    const answer = await post(api, JSON.stringify(MESSAGE));
    expect(answer.status).toBe(204);
    expect(api.heard[0]?.pose).toMatchObject(AT);
    const description = (await (await fetch(`${api.url}/v1`)).json()) as { openapi: string; paths: object };
    expect(description.openapi).toBe('3.1.0');
    expect(Object.keys(description.paths)).toEqual(['/v1', '/v1/self']);
    expect(JSON.stringify(description)).not.toContain(api.token);
  });

  it.each<[number, string, string | Uint8Array<ArrayBuffer>, Record<string, string>]>([
    [400, 'bad-message', '{"type":"self"', {}],
    [400, 'bad-message', '{"type":"self","player":{"position":[NaN,0,0]}}', {}],
    [400, 'bad-message', new Uint8Array([0x7b, 0xff, 0x7d]), {}],
    [400, 'bad-message', '', {}],
    [401, 'wrong-token', JSON.stringify(MESSAGE), { authorization: 'Bearer wrong' }],
    [401, 'wrong-token', JSON.stringify(MESSAGE), { authorization: '' }],
    [413, 'too-large', ' '.repeat(5_000), {}],
    [413, 'too-large', ' '.repeat(3_000_000), {}],
    [403, 'foreign-page', JSON.stringify(MESSAGE), { origin: 'http://evil.test' }],
    [415, 'compressed', 'x', { 'content-encoding': 'gzip' }],
  ])('answers %i %s to an invalid request, and ignores its contents', async (status, code, body, headers) => {
    const api = await openGameApi();
    const answer = await post(api, body, headers);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { code, message: expect.any(String) as string } });
    expect(api.heard).toEqual([]);
    expect(api.source.report()).toMatchObject({ accepted: 0, state: 'waiting' });
  });

  it("refuses other hosts, paths and methods, and a browser's preflight request", async () => {
    const api = await openGameApi();
    const ask = (line: string, headers: string) =>
      raw(api, `${line} HTTP/1.1\r\n${headers}Connection: close\r\nContent-Length: 0\r\n\r\n`);
    const here = `Host: 127.0.0.1:${api.port}\r\n`;
    expect(await ask('GET /v1', 'Host: evil.test\r\n')).toMatch(/^HTTP\/1.1 421 [\s\S]*wrong-host/);
    expect(await ask('GET /', here)).toMatch(/^HTTP\/1.1 404 [\s\S]*not-found/);
    expect(await ask('GET /v1/../v1/self/', here)).toMatch(/^HTTP\/1.1 404 /);
    expect(await ask('GET /v1/self', here)).toMatch(/^HTTP\/1.1 405 [\s\S]*Allow: POST\r[\s\S]*bad-method/);
    expect(await ask('POST /v1', here)).toMatch(/^HTTP\/1.1 405 [\s\S]*Allow: GET, HEAD\r/);
    expect(await ask('HEAD /v1', here)).toMatch(/^HTTP\/1.1 200 [\s\S]*\r\n\r\n$/);
    const preflight = await ask(
      'OPTIONS /v1/self',
      `${here}Origin: http://evil.test\r\nAccess-Control-Request-Method: POST\r\n`,
    );
    expect(preflight).toMatch(/^HTTP\/1.1 403 /);
    expect(preflight.toLowerCase()).not.toContain('access-control');
  });

  it.each([
    'GET / HTTP/1.1\r\n\r\n',
    'nonsense\r\n\r\n',
    '\u0000'.repeat(100),
    'POST /v1/self HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: x\r\n\r\n',
    `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
  ])('survives an invalid request (%#)', async (text) => {
    const api = await openGameApi();
    expect(await raw(api, text)).toMatch(/^HTTP\/1.1 4\d\d /);
    expect((await post(api, JSON.stringify(MESSAGE))).status).toBe(204);
  });

  it("accepts a handwritten request, as the page's Lua client sends it", async () => {
    const api = await openGameApi();
    const body = JSON.stringify(MESSAGE);
    const head = `POST /v1/self HTTP/1.1\r\nHost: 127.0.0.1:${api.port}\r\nAuthorization: Bearer ${api.token}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`;
    expect(await raw(api, head + body)).toMatch(/^HTTP\/1.1 204 No Content\r\n/);
    expect(api.heard[0]?.pose).toMatchObject(AT);
  });

  it('accepts a request that offers HTTP/2, as Java sends by default', async () => {
    const api = await openGameApi();
    const body = JSON.stringify(MESSAGE);
    const offer =
      'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA\r\n';
    const head = `POST /v1/self HTTP/1.1\r\nHost: 127.0.0.1:${api.port}\r\nAuthorization: Bearer ${api.token}\r\nContent-Length: ${body.length}\r\n${offer}\r\n`;
    const socket = connect(api.port, '127.0.0.1');
    afterTest(() => void socket.destroy());
    socket.write(head + body);
    expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1.1 204 /);
    expect(api.heard[0]?.pose).toMatchObject(AT);
  });

  it('ignores the partial message of a game that dies while sending it', async () => {
    const api = await openGameApi();
    const socket = connect(api.port, '127.0.0.1');
    socket.write(
      `POST /v1/self HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${api.token}\r\nContent-Length: 100\r\n\r\n{"type":"self"`,
    );
    await once(socket, 'connect');
    socket.destroy();
    await once(socket, 'close');
    expect((await post(api, JSON.stringify(MESSAGE))).status).toBe(204);
    expect(api.heard).toHaveLength(1);
  });

  it('disconnects senders that never end their message', async () => {
    const api = await openGameApi();
    const answer = await raw(
      api,
      `POST /v1/self HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${api.token}\r\nContent-Length: 100\r\n\r\n{`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    expect(api.heard).toEqual([]);
  }, 20_000);

  it('drops messages above the rate of any game, reports it, and continues a second later', async () => {
    const api = await openGameApi();
    const statuses: number[] = [];
    const sender = async (): Promise<void> => {
      for (let count = 0; count < 40; count++) statuses.push((await post(api, JSON.stringify(MESSAGE))).status);
    };
    await Promise.all(Array.from({ length: 20 }, sender));
    expect(statuses.filter((status) => status === 204)).toHaveLength(500);
    expect(statuses.filter((status) => status === 429)).toHaveLength(300);
    expect(api.source.report()).toMatchObject({ accepted: 500, refused: 300 });
    api.clock.advance(1_000);
    expect((await post(api, JSON.stringify(MESSAGE))).status).toBe(204);
  });
});

describe('over a WebSocket, the local game API', () => {
  it('accepts positions with the token in a header or in the address, as text or binary', async () => {
    const api = await openGameApi();
    const socket = await openSocket(api, {}, `?token=${api.token}`);
    expect(socket).toBeInstanceOf(WebSocket);
    (socket as WebSocket).send(JSON.stringify(MESSAGE));
    (socket as WebSocket).send(Buffer.from(JSON.stringify(MESSAGE)));
    await waitUntil('both positions have arrived', () => api.heard.length === 2);
  });

  it('refuses clients without the token, from another host or from a page', async () => {
    const api = await openGameApi();
    const authorization = `Bearer ${api.token}`;
    expect(await openSocket(api)).toBe(401);
    expect(await openSocket(api, {}, '?token=wrong')).toBe(401);
    expect(await openSocket(api, { headers: { authorization }, origin: 'https://evil.test' })).toBe(403);
    expect(await openSocket(api, { headers: { authorization, host: 'evil.test' } })).toBe(421);
    expect(await openSocket(api, { headers: { authorization } }, '/more')).toBe(404);
    expect(await openSocket(api, { headers: { authorization }, origin: 'null' })).toBeInstanceOf(WebSocket);
  });

  it('answers an invalid message, and keeps the connection and the position', async () => {
    const api = await openGameApi();
    const socket = await openAuthorised(api);
    const answers: string[] = [];
    socket.on('message', (data) => answers.push((JSON.parse(String(data)) as { error: { code: string } }).error.code));
    socket.send(JSON.stringify(MESSAGE));
    socket.send('{');
    socket.send(Buffer.from([0xff, 0xfe]), { binary: false });
    socket.send(' '.repeat(60_000));
    socket.send(JSON.stringify({ ...MESSAGE, player: { position: [1, 2] } }));
    await waitUntil('all messages are answered', () => answers.length === 4);
    expect(answers).toEqual(['bad-message', 'bad-message', 'too-large', 'bad-message']);
    expect(api.heard).toHaveLength(1);
    expect(socket.readyState).toBe(socket.OPEN);
  });

  it('closes a connection with an endless frame, and drops its position', async () => {
    const api = await openGameApi();
    const socket = await openAuthorised(api);
    socket.on('error', () => {});
    socket.send(JSON.stringify(MESSAGE));
    socket.send('x'.repeat(100_000));
    await waitUntil('the connection is closed', () => socket.readyState === socket.CLOSED);
    await waitUntil('the loss is reported', () => api.heard.length === 2);
    expect(api.heard[1]).toBeUndefined();
  });

  it('loses the position at once when the game disconnects, but not when a waiting game does', async () => {
    const api = await openGameApi();
    const [first, second] = [await openAuthorised(api), await openAuthorised(api)];
    first.send(JSON.stringify(MESSAGE));
    await waitUntil('the first position is reported', () => api.heard.length === 1);
    const answered = once(second, 'message') as Promise<[Buffer]>;
    second.send(JSON.stringify(MESSAGE));
    expect(String((await answered)[0])).toContain('other-feeder');
    second.terminate();
    first.terminate();
    await waitUntil('the loss is reported', () => api.heard.length === 2);
    expect(api.heard[1]).toBeUndefined();
  });

  it('survives 10,000 messages at once: accepts 500 of them and counts the rest', async () => {
    const api = await openGameApi();
    const socket = await openAuthorised(api);
    const complaints: string[] = [];
    socket.on('message', (data) => complaints.push(String(data)));
    const text = JSON.stringify(MESSAGE);
    for (let count = 0; count < 10_000; count++) socket.send(text);
    await waitUntil(
      'all messages have arrived',
      () => api.source.report().accepted + api.source.report().refused === 10_000,
    );
    expect(api.source.report()).toMatchObject({
      accepted: 500,
      refused: 9_500,
      detail: expect.stringContaining('too fast') as string,
    });
    await waitUntil('the reason is reported', () => complaints.length > 0);
    expect(complaints).toHaveLength(1);
    expect((await fetch(`${api.url}/v1`)).status).toBe(200);
  });
});

describe('over UDP, the local game API', () => {
  async function openUdp({ port }: OpenedGameApi) {
    const socket = createSocket('udp4');
    afterTest(() => void socket.close());
    const answers: string[] = [];
    socket.on('message', (bytes) => answers.push(String(bytes)));
    return { answers, send: (text: string | Buffer) => socket.send(text, port, '127.0.0.1') };
  }

  it('accepts a message that contains the token, and answers only errors', async () => {
    const api = await openGameApi();
    const { answers, send } = await openUdp(api);
    send(JSON.stringify({ token: api.token, ...MESSAGE }));
    await waitUntil('the position is reported', () => api.heard.length === 1);
    send(JSON.stringify(MESSAGE));
    send(JSON.stringify({ token: api.token, ...MESSAGE, player: { yaw: 'north' } }));
    send('{');
    send(Buffer.from([0xff]));
    await waitUntil('all four messages are answered', () => answers.length === 4);
    expect(answers.map((text) => (JSON.parse(text) as { error: { code: string } }).error.code)).toEqual([
      'wrong-token',
      'bad-message',
      'bad-message',
      'bad-message',
    ]);
    expect(api.heard).toHaveLength(1);
  });

  it('never answers an answer, so that two copies of Earshot cannot loop', async () => {
    const [api, other] = [await openGameApi(), await openGameApi()];
    const { answers, send } = await openUdp(api);
    send('{"error":{"code":"bad-message","message":"x"}}');
    send('{');
    await waitUntil('the second message is answered', () => answers.length === 1);
    await waitUntil('both messages are counted', () => api.source.report().refused === 2);
    expect(answers).toHaveLength(1);
    expect(other.source.report().refused).toBe(0);
  });
});

describe('the local game API', () => {
  it('loses the position after five seconds without a message', async () => {
    const api = await openGameApi();
    await post(api, JSON.stringify(MESSAGE));
    api.clock.advance(4_900);
    expect(api.heard).toHaveLength(1);
    api.clock.advance(200);
    expect(api.heard).toHaveLength(2);
    expect(api.heard[1]).toBeUndefined();
    expect(api.source.report().state).toBe('stale');
  });

  it('writes address and token to the file that mods read, for the owner only', async () => {
    const api = await openGameApi();
    const file = path.join(api.folder, 'game-api.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ url: api.url, token: api.token });
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('uses the next port when one is taken for TCP or UDP, and reports when none is left', async () => {
    const first = await openGameApi();
    const udp = createSocket('udp4').bind(0, '127.0.0.1');
    await once(udp, 'listening');
    afterTest(() => void udp.close());
    const second = await openGameApi([first.port, udp.address().port, 0, 0]);
    expect([first.port, udp.address().port]).not.toContain(second.port);
    const third = await openGameApi([first.port]);
    expect(await third.source.describe()).toEqual({ url: '', token: '' });
    expect(third.source.report()).toMatchObject({
      state: 'failed',
      detail: expect.stringContaining(String(first.port)) as string,
    });
    expect((await post(first, JSON.stringify(MESSAGE))).status).toBe(204);
  });

  it('stops even while a refused client keeps its connection open', async () => {
    const api = await openGameApi();
    const socket = connect({ port: api.port, host: '127.0.0.1', allowHalfOpen: true });
    afterTest(() => void socket.destroy());
    socket.on('error', () => {});
    socket.write(`GET /v1/self HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
    expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1.1 401 /);
    await api.source.stop();
    const next = await openGameApi([api.port]);
    expect(next.port).toBe(api.port);
  });

  it('frees its port when it stops', async () => {
    const api = await openGameApi();
    await openAuthorised(api);
    await api.source.stop();
    expect((await openGameApi([api.port])).port).toBe(api.port);
  });
});
