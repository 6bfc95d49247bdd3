import { describe, expect, it } from 'vitest';
import { call, ONE_PLAYER, openSocket, startApi, TOKEN, type Call } from '../../../support/lobby/game-api-server.ts';

describe('refusals of the server API', () => {
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
      "that is a browser's preflight",
      { method: 'OPTIONS', headers: { origin: 'http://localhost', 'access-control-request-method': 'POST' } },
      403,
      'browser-refused',
    ],
    ['with another method', { method: 'PUT' }, 405, 'wrong-method'],
    ['for an unknown path', { path: '/game/v2/players' }, 404, 'not-found'],
    ['for the WebSocket, over HTTP', { path: '/game/v1', method: 'GET' }, 426, 'websocket-only'],
    ['without a body', {}, 400, 'bad-message'],
    ['with bytes that are not UTF-8', { body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) }, 400, 'bad-message'],
    ['with a compressed body', { body: 'x', headers: { 'content-encoding': 'gzip' } }, 415, 'compressed'],
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

  it.each([
    ['the methods of a path', { method: 'PUT' }, { allow: 'POST' }],
    ['the methods of the list', { path: '/game/v1/lobby', method: 'POST' }, { allow: 'GET, HEAD' }],
    ['the protocol to ask for', { path: '/game/v1', method: 'GET' }, { upgrade: 'websocket', connection: 'upgrade' }],
    ['the encoding to use', { body: 'x', headers: { 'content-encoding': 'br' } }, { 'accept-encoding': 'identity' }],
  ] satisfies readonly [string, Call, object][])(
    'names %s in the headers of a refusal',
    async (_, options, headers) => {
      const { plainPort } = await startApi();
      expect((await call(plainPort, false, options)).headers).toMatchObject(headers);
    },
  );

  it('throttles an address that sent wrong tokens, but serves its open connections', async () => {
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

  it('survives plain HTTP on the TLS port', async () => {
    const { tlsPort, errors } = await startApi();
    await expect(call(tlsPort, false, { body: ONE_PLAYER })).rejects.toThrow();
    expect((await call(tlsPort, true, { body: ONE_PLAYER })).status).toBe(200);
    expect(errors).toEqual([]);
  });

  it('refuses host names that others assigned to this machine', async () => {
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
});

describe('ranks', () => {
  const path = '/game/v1/ranks';
  const body = JSON.stringify({ type: 'ranks', players: [{ id: 1, rank: 'moderator' }] });

  it('are refused to a token that gives none, before anything is read', async () => {
    const { plainPort } = await startApi();
    for (const given of [body, 'nonsense'])
      expect(await call(plainPort, false, { path, body: given })).toMatchObject({
        ...{ status: 403, json: { type: 'error', code: 'not-permitted' } },
      });
  });

  it('are given by a token that may, unless the message does not fit', async () => {
    const given: unknown[] = [];
    const ranks = {
      giveRanks: (rows: readonly unknown[]) => {
        given.push(...rows);
        return { applied: rows.length, unknown: [], refused: [] };
      },
    };
    const { plainPort } = await startApi({ ranks });
    expect(await call(plainPort, false, { path, body })).toMatchObject({
      ...{ status: 200, json: { type: 'ranked', applied: 1 } },
    });
    const owner = JSON.stringify({ type: 'ranks', players: [{ id: 1, rank: 'owner' }] });
    for (const bad of [owner, 'nonsense', ONE_PLAYER])
      expect(await call(plainPort, false, { path, body: bad })).toMatchObject({
        ...{ status: 400, json: { code: 'bad-message' } },
      });
    expect(await call(plainPort, false, { path, body, headers: { authorization: 'Bearer wrong' } })).toMatchObject({
      status: 401,
    });
    expect(given).toEqual([{ id: 1, rank: 'moderator' }]);
  });
});
