import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { call, ONE_PLAYER, openSocket, startApi, TOKEN } from '../../../support/lobby/game-api-server.ts';
import { afterTest } from '../../../support/lobby/host-parts.ts';

describe('server API', () => {
  it('accepts positions over HTTPS and plain HTTP, and counts the players it knows', async () => {
    const { tlsPort, plainPort, applied } = await startApi();
    const body = JSON.stringify({
      type: 'players',
      phase: 'meeting',
      players: [{ name: 'Fox', position: [1, 2, 3] }, { name: 'Owl' }, { id: 77 }],
    });
    for (const answer of [await call(tlsPort, true, { body }), await call(plainPort, false, { body })]) {
      expect(answer).toMatchObject({
        status: 200,
        json: { type: 'applied', applied: 1, unknown: ['Owl', '#77'], refused: [] },
      });
    }
    expect(applied).toHaveLength(2);
    expect(applied[0]).toMatchObject({
      phase: 'meeting',
      players: [{ name: 'Fox', position: [1, 2, 3] }, { name: 'Owl' }, { id: 77 }],
    });
  });

  it('reports who is in the lobby, and how far voices carry', async () => {
    const { tlsPort } = await startApi();
    const { json } = await call(tlsPort, true, { method: 'GET', path: '/game/v1/lobby' });
    expect(json).toEqual({
      type: 'lobby',
      lobby: 'Den',
      phase: 'meeting',
      rules: { law: 'linear', minMetres: 2, maxMetres: 30 },
      participants: [{ id: 1, name: 'Fox', identity: 'Zm94LWlkZW50aXR5LWJ5dGU' }],
    });
  });

  it('accepts the same messages on a WebSocket, and answers each in order', async () => {
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

  it('accepts a plain HTTP request that offers HTTP/2, as Java sends by default', async () => {
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

  it('answers HEAD, and requests that name the whole address as for a proxy', async () => {
    const { plainPort, tlsPort } = await startApi();
    for (const [port, isTls] of [[plainPort, false] as const, [tlsPort, true] as const]) {
      expect(await call(port, isTls, { method: 'HEAD', path: '/game/v1/lobby' })).toMatchObject({ status: 200 });
      const path = `http${isTls ? 's' : ''}://127.0.0.1:${port}/game/v1/players?x=1`;
      expect(await call(port, isTls, { path, body: ONE_PLAYER })).toMatchObject({ status: 200, json: { applied: 1 } });
    }
  });

  it('accepts messages in binary frames, as some engines send them', async () => {
    const { plainPort, applied } = await startApi();
    const { socket, answers } = await openSocket(`ws://127.0.0.1:${plainPort}/game/v1`);
    socket.send(Buffer.from(ONE_PLAYER), { binary: true });
    socket.send(Buffer.from([0xff, 0x00, 0xfe]), { binary: true });
    await expect.poll(() => answers.map(({ type, code }) => code ?? type)).toEqual(['applied', 'bad-message']);
    expect(applied).toHaveLength(1);
  });

  it('keeps a WebSocket whose text has bytes of another encoding, and refuses only their player', async () => {
    const { plainPort, applied } = await startApi();
    const { socket, answers } = await openSocket(`ws://127.0.0.1:${plainPort}/game/v1`);
    const message = '{"type":"players","players":[{"name":"Jos\u00e9"},{"name":"Fox"}]}';
    socket.send(Buffer.from(message, 'latin1'), { binary: false });
    await expect.poll(() => answers).toMatchObject([{ applied: 1, refused: [{ player: 0, field: 'name' }] }]);
    expect([applied.length, socket.readyState]).toEqual([1, socket.OPEN]);
  });

  it('accepts requests of a page whose origin the host allows, and answers its preflight', async () => {
    const { plainPort, applied } = await startApi();
    const origin = 'https://cfx-nui-den';
    const asked = await call(plainPort, false, { method: 'OPTIONS', headers: { origin, authorization: '' } });
    expect([asked.status, asked.headers]).toMatchObject([
      204,
      { 'access-control-allow-origin': origin, 'access-control-allow-headers': 'authorization, content-type' },
    ]);
    const sent = await call(plainPort, false, { headers: { origin }, body: ONE_PLAYER });
    expect([sent.status, sent.headers['access-control-allow-origin']]).toEqual([200, origin]);
    expect(applied).toHaveLength(1);
  });

  it('reports errors of the lobby itself', async () => {
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

  it('leaves signalling untouched', async () => {
    const { tlsPort, joinAttempts } = await startApi();
    const { socket } = await openSocket(`wss://127.0.0.1:${tlsPort}/`, {});
    socket.send(JSON.stringify({ protocol: 'earshot', version: 1, type: 'leave' }));
    await expect.poll(() => joinAttempts).toHaveLength(1);
  });
});
