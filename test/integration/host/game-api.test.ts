import { once } from 'node:events';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { call, ONE_PLAYER, openSocket, startApi, TOKEN, type Call } from '../../support/lobby/game-api-server.ts';

describe('server API', () => {
  it('takes positions over HTTPS and plain HTTP alike, and counts whom it knows', async () => {
    const { tlsPort, plainPort, applied } = await startApi();
    const body = JSON.stringify({
      type: 'players',
      phase: 'meeting',
      players: [{ name: 'Fox', position: [1, 2, 3] }, { name: 'Owl' }, { id: 77 }],
    });
    for (const answer of [await call(tlsPort, true, { body }), await call(plainPort, false, { body })]) {
      expect(answer).toMatchObject({ status: 200, json: { type: 'applied', players: 1, unknown: ['Owl', '#77'] } });
    }
    expect(applied).toHaveLength(2);
    expect(applied[0]).toMatchObject({
      phase: 'meeting',
      players: [{ name: 'Fox', position: [1, 2, 3] }, { name: 'Owl', position: null }, { id: 77 }],
    });
  });

  it('says who is in the lobby, and how far voices carry', async () => {
    const { tlsPort } = await startApi();
    const { json } = await call(tlsPort, true, { method: 'GET', path: '/game/v1/lobby' });
    expect(json).toEqual({
      type: 'lobby',
      lobby: 'Den',
      phase: 'meeting',
      rules: { law: 'linear', minMetres: 2, maxMetres: 30 },
      participants: [{ id: 1, name: 'Fox' }],
    });
  });

  it('takes the same messages on a WebSocket, and answers each in order', async () => {
    const { tlsPort, plainPort, applied } = await startApi();
    for (const url of [`wss://127.0.0.1:${tlsPort}/game/v1`, `ws://127.0.0.1:${plainPort}/game/v1`]) {
      const { socket, answers } = await openSocket(url);
      socket.send(ONE_PLAYER);
      socket.send('nonsense');
      socket.send(ONE_PLAYER);
      await expect
        .poll(() => answers.map(({ type, code }) => code ?? type))
        .toEqual(['applied', 'bad-message', 'applied']);
    }
    expect(applied).toHaveLength(4);
  });

  it.each([
    ['without a token', { headers: { authorization: '' } }, 401, 'wrong-token'],
    ['with a wrong token', { headers: { authorization: `Bearer ${TOKEN}x` } }, 401, 'wrong-token'],
    [
      'with a token in the address',
      { path: `/game/v1/players?token=${TOKEN}`, headers: { authorization: '' } },
      401,
      'wrong-token',
    ],
    ['from a web page', { headers: { origin: 'http://localhost' } }, 403, 'browser-refused'],
    [
      'by a browser that asks first',
      { method: 'OPTIONS', headers: { origin: 'http://localhost', 'access-control-request-method': 'POST' } },
      403,
      'browser-refused',
    ],
    ['by another method', { method: 'PUT' }, 405, 'wrong-method'],
    ['for a path that is not there', { path: '/game/v2/players' }, 404, 'not-found'],
    ['for the WebSocket, over HTTP', { path: '/game/v1', method: 'GET' }, 426, 'websocket-only'],
    ['without a body', {}, 400, 'bad-message'],
    ['with bytes that are no UTF-8', { body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) }, 400, 'bad-message'],
    ['with a huge body', { body: 'x'.repeat(3_000_000) }, 413, 'too-large'],
    [
      'with a huge body in chunks',
      { body: 'x'.repeat(3_000_000), headers: { 'transfer-encoding': 'chunked' } },
      413,
      'too-large',
    ],
  ] satisfies readonly [string, Call, number, string][])('refuses a request %s', async (_, options, status, code) => {
    const { tlsPort, plainPort, applied } = await startApi();
    for (const answer of [await call(tlsPort, true, options), await call(plainPort, false, options)]) {
      expect(answer).toMatchObject({ status, json: { type: 'error', code } });
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
    expect(applied).toEqual([]);
  });

  it('slows down who guesses tokens, but takes positions over connections that are open', async () => {
    const { plainPort, applied } = await startApi();
    const { socket, answers } = await openSocket(`ws://127.0.0.1:${plainPort}/game/v1`);
    const codes: unknown[] = [];
    for (let count = 0; count < 20; count++)
      codes.push((await call(plainPort, false, { headers: { authorization: `Bearer guess-${count}` } })).json.code);
    expect(codes.filter((code) => code === 'wrong-token')).toHaveLength(5);
    expect(codes.at(-1)).toBe('too-many-attempts');
    socket.send(ONE_PLAYER);
    await expect.poll(() => answers).toHaveLength(1);
    expect(applied).toHaveLength(1);
  });

  it.each([
    ['a wrong token', { authorization: 'Bearer guess' }, '/game/v1', 401],
    ['a web page behind it', { authorization: `Bearer ${TOKEN}`, origin: 'https://example.org' }, '/game/v1', 403],
    ['another path', { authorization: `Bearer ${TOKEN}` }, '/game/v1/players', 404],
  ])('refuses a WebSocket with %s', async (_, headers, path, status) => {
    const { tlsPort, plainPort } = await startApi();
    await expect(openSocket(`wss://127.0.0.1:${tlsPort}${path}`, headers)).rejects.toThrow(String(status));
    await expect(openSocket(`ws://127.0.0.1:${plainPort}${path}`, headers)).rejects.toThrow(String(status));
  });

  it('holds eight connections, and takes the next when one has ended', async () => {
    const { plainPort } = await startApi();
    const sockets = await Promise.all(
      Array.from({ length: 8 }, () => openSocket(`ws://127.0.0.1:${plainPort}/game/v1`)),
    );
    expect(await call(plainPort, false, { body: ONE_PLAYER })).toMatchObject({
      status: 503,
      json: { code: 'too-many-connections' },
    });
    sockets[0]?.socket.close();
    await expect.poll(async () => (await call(plainPort, false, { body: ONE_PLAYER })).status).toBe(200);
  });

  it('drops what comes faster than 60 a second, says so, and ends who goes on', async () => {
    const { plainPort, applied, errors } = await startApi();
    const [flood, calm] = [
      await openSocket(`ws://127.0.0.1:${plainPort}/game/v1`),
      await openSocket(`ws://127.0.0.1:${plainPort}/game/v1`),
    ];
    for (let count = 0; count < 10_000; count++) flood.socket.send(ONE_PLAYER);
    expect(await flood.closed).toMatchObject({ code: 1_008, reason: 'too-many-messages' });
    expect(flood.answers.filter(({ code }) => code === 'too-many-messages').length).toBeGreaterThan(0);
    expect(flood.answers.filter(({ type }) => type === 'applied').length).toBeLessThan(200);
    calm.socket.send(ONE_PLAYER);
    await expect.poll(() => calm.answers).toEqual([{ type: 'applied', players: 1, unknown: [] }]);
    expect(applied.length).toBeLessThan(200);
    expect(errors).toEqual([]);
  });

  it('drops requests above the rate on one connection', async () => {
    const { plainPort, applied } = await startApi();
    const text = await new Promise<string>((resolve) => {
      let received = '';
      const socket = connect(plainPort, '127.0.0.1', () => {
        const head = `POST /game/v1/players HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${TOKEN}\r\ncontent-length: ${ONE_PLAYER.length}\r\n\r\n${ONE_PLAYER}`;
        for (let count = 0; count < 300; count++) socket.write(head);
      });
      socket.on('data', (chunk) => {
        received += chunk.toString('latin1');
        if (received.split('HTTP/1.1 ').length > 300) socket.destroy();
      });
      socket.once('close', () => resolve(received));
      afterTest(() => void socket.destroy());
    });
    expect(text.split('HTTP/1.1 429').length - 1).toBeGreaterThan(100);
    expect(applied.length).toBeLessThan(200);
  });

  it('ends a WebSocket whose message is too large, or no UTF-8, or binary noise, and no other', async () => {
    const { plainPort, applied } = await startApi();
    const calm = await openSocket(`ws://127.0.0.1:${plainPort}/game/v1`);
    const large = await openSocket(`ws://127.0.0.1:${plainPort}/game/v1`);
    large.socket.send('x'.repeat(300_000));
    expect(await large.closed).toMatchObject({ code: 1_009 });
    const broken = await openSocket(`ws://127.0.0.1:${plainPort}/game/v1`);
    broken.socket.send(Buffer.from([0xc3, 0x28]), { binary: false });
    expect(await broken.closed).toMatchObject({ code: 1_007 });
    const binary = await openSocket(`ws://127.0.0.1:${plainPort}/game/v1`);
    binary.socket.send(Buffer.from(ONE_PLAYER), { binary: true });
    await expect.poll(() => binary.answers).toMatchObject([{ code: 'bad-message' }]);
    calm.socket.send(ONE_PLAYER);
    await expect.poll(() => calm.answers).toHaveLength(1);
    expect(applied).toHaveLength(1);
  });

  it('survives plain HTTP on the TLS port', async () => {
    const { tlsPort, errors } = await startApi();
    await expect(call(tlsPort, false, { body: ONE_PLAYER })).rejects.toThrow();
    expect((await call(tlsPort, true, { body: ONE_PLAYER })).status).toBe(200);
    expect(errors).toEqual([]);
  });

  it('cuts off who sends a request drop by drop', { timeout: 30_000 }, async () => {
    const { tlsPort, plainPort, applied } = await startApi();
    const endless = [
      connectTls({ port: tlsPort, host: '127.0.0.1', rejectUnauthorized: false }),
      connect(plainPort, '127.0.0.1'),
    ];
    const closed = endless.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of endless) {
      socket.on('error', () => undefined).resume();
      socket.write(
        `POST /game/v1/players HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${TOKEN}\r\ncontent-length: 1000\r\n\r\n`,
      );
      const drops = setInterval(() => socket.writable && socket.write('{'), 100);
      afterTest(() => clearInterval(drops));
    }
    expect((await call(plainPort, false, { body: ONE_PLAYER })).status).toBe(200);
    await Promise.all(closed);
    expect(applied).toHaveLength(1);
  });

  it('takes a request in plain HTTP that offers HTTP/2, as Java sends it unless told otherwise', async () => {
    const { plainPort, applied } = await startApi();
    const socket = connect(plainPort, '127.0.0.1');
    afterTest(() => void socket.destroy());
    const offer =
      'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA\r\n';
    socket.write(
      `POST /game/v1/players HTTP/1.1\r\nHost: 127.0.0.1:${plainPort}\r\nAuthorization: Bearer ${TOKEN}\r\nContent-Length: ${ONE_PLAYER.length}\r\n${offer}\r\n${ONE_PLAYER}`,
    );
    expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1.1 200 /);
    expect(applied).toHaveLength(1);
  });

  it('refuses names that strangers gave this machine', async () => {
    const { plainPort } = await startApi();
    expect(await call(plainPort, false, { headers: { host: 'rebound.example.org' }, body: ONE_PLAYER })).toMatchObject({
      status: 403,
      json: { code: 'wrong-host' },
    });
    await expect(
      openSocket(`ws://127.0.0.1:${plainPort}/game/v1`, {
        authorization: `Bearer ${TOKEN}`,
        host: 'rebound.example.org',
      }),
    ).rejects.toThrow();
  });

  it('reports what the lobby itself gets wrong', async () => {
    const fail = (): never => {
      throw new Error('out of order');
    };
    const broken = await startApi({ lobby: { applyServerMessage: fail, describeForGames: fail } });
    expect(await call(broken.plainPort, false, { body: ONE_PLAYER })).toMatchObject({
      status: 500,
      json: { code: 'internal' },
    });
    expect(broken.errors).toHaveLength(1);
  });

  it('keeps a game server that has shown the token, however many others only connect', async () => {
    const { tlsPort } = await startApi({ maxWaitingConnections: 3 });
    const game = await openSocket(`wss://127.0.0.1:${tlsPort}/game/v1`);
    for (let count = 0; count < 8; count++) {
      const stranger = connect(tlsPort, '127.0.0.1').on('error', () => undefined);
      afterTest(() => void stranger.destroy());
      await new Promise((resolve) => stranger.once('connect', resolve));
    }
    game.socket.send(ONE_PLAYER);
    await expect.poll(() => game.answers).toHaveLength(1);
  });

  it('leaves signalling as it was', async () => {
    const { tlsPort, joinAttempts } = await startApi();
    const { socket } = await openSocket(`wss://127.0.0.1:${tlsPort}/`, {});
    socket.send(JSON.stringify({ protocol: 'earshot', version: 1, type: 'leave' }));
    await expect.poll(() => joinAttempts).toHaveLength(1);
  });
});
