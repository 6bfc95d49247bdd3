import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { call, ONE_PLAYER, openSocket, startApi, TOKEN } from '../../../support/lobby/game-api-server.ts';
import { afterTest } from '../../../support/lobby/host-parts.ts';

describe('server API under load', () => {
  it('holds eight connections, and accepts the next when one has ended', async () => {
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

  it('drops messages above 60 a second, reports it, and disconnects a client that does not stop', async () => {
    const { plainPort, applied, errors } = await startApi();
    const [flood, calm] = [
      await openSocket(`ws://127.0.0.1:${plainPort}/game/v1`),
      await openSocket(`ws://127.0.0.1:${plainPort}/game/v1`),
    ];
    for (let count = 0; count < 10_000; count++) flood.socket.send(ONE_PLAYER);
    expect(await flood.closed).toMatchObject({ code: 1_008, reason: 'too-many-messages' });
    expect(flood.answers.filter(({ code }) => code === 'too-many-messages').length).toBeGreaterThan(0);
    expect(flood.answers.filter(({ type }) => type === 'applied').length).toBeLessThan(1_000);
    calm.socket.send(ONE_PLAYER);
    await expect.poll(() => calm.answers).toEqual([{ type: 'applied', applied: 1, unknown: [], refused: [] }]);
    expect(applied.length).toBeLessThan(1_000);
    expect(errors).toEqual([]);
  });

  it('drops requests above the rate on one connection', async () => {
    const { plainPort, applied } = await startApi();
    const text = await new Promise<string>((resolve) => {
      let received = '';
      const socket = connect(plainPort, '127.0.0.1', () => {
        const head = `POST /game/v1/players HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${TOKEN}\r\ncontent-length: ${ONE_PLAYER.length}\r\n\r\n${ONE_PLAYER}`;
        for (let count = 0; count < 1_500; count++) socket.write(head);
      });
      socket.on('data', (chunk) => {
        received += chunk.toString('latin1');
        if (received.split('HTTP/1.1 ').length > 1_500) socket.destroy();
      });
      socket.once('close', () => resolve(received));
      afterTest(() => void socket.destroy());
    });
    expect(text.split('HTTP/1.1 429').length - 1).toBeGreaterThan(100);
    expect(applied.length).toBeLessThan(1_400);
  });

  it('closes only a WebSocket whose message is too large', async () => {
    const { plainPort, applied } = await startApi();
    const calm = await openSocket(`ws://127.0.0.1:${plainPort}/game/v1`);
    const large = await openSocket(`ws://127.0.0.1:${plainPort}/game/v1`);
    large.socket.send('x'.repeat(300_000));
    expect(await large.closed).toMatchObject({ code: 1_009 });
    calm.socket.send(ONE_PLAYER);
    await expect.poll(() => calm.answers).toHaveLength(1);
    expect(applied).toHaveLength(1);
  });

  it('disconnects a client that sends a request byte by byte', { timeout: 30_000 }, async () => {
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

  it('keeps a game server that has sent the token, however many others only connect', async () => {
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
});
