import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { CONNECTION_RATE, STRANGER_BURST_BYTES } from '../../../main/door/front-door.ts';
import { call, ONE_PLAYER, startApi } from '../../support/lobby/game-api-server.ts';
import { afterTest, connectRaw, startSignalling } from '../../support/lobby/host-parts.ts';

const JOIN = JSON.stringify({
  protocol: 'earshot',
  version: 1,
  type: 'join',
  secret: 'c2VjcmV0',
  name: 'Fox',
  offer: 'v=0',
});

/** Connects with TLS, sends `text`, and returns all that came back before the connection closed. */
function converse(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => socket.write(text));
    socket.on('data', (chunk) => (received += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.once('close', () => resolve(received));
    afterTest(() => void socket.destroy());
  });
}

const answersIn = (text: string): number => text.split('HTTP/1.1 ').length - 1;

describe('floods of the signalling port', () => {
  it.each([
    ['requests that are no WebSocket', 'GET / HTTP/1.1\r\nhost: a\r\n\r\n', 'HTTP/1.1 426'],
    ['requests of game servers without a token', 'GET /game/v1/lobby HTTP/1.1\r\nhost: a\r\n\r\n', 'HTTP/1.1 429'],
  ])('answers one of many pipelined %s, and closes the connection', async (_, request, answer) => {
    const { tlsPort, errors } = await startApi();
    const received = await Promise.all(Array.from({ length: 16 }, () => converse(tlsPort, request.repeat(2_000))));
    for (const text of received) expect(answersIn(text)).toBeLessThanOrEqual(1);
    // The answer to a flood may be lost when the rest is cut; that to a single request is not.
    expect(await converse(tlsPort, request)).toContain(answer);
    expect((await call(tlsPort, true, { body: ONE_PLAYER })).status).toBe(200);
    expect(errors).toEqual([]);
  });

  it('does the same on the port for game servers of this machine', async () => {
    const { plainPort, applied } = await startApi();
    const request = 'GET /game/v1/lobby HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer guess\r\n\r\n';
    const sockets = Array.from({ length: 8 }, () => connect(plainPort, '127.0.0.1'));
    const closed = sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of sockets)
      socket
        .on('error', () => undefined)
        .resume()
        .write(request.repeat(500));
    await Promise.all(closed);
    expect((await call(plainPort, false, { body: ONE_PLAYER })).status).toBe(200);
    expect(applied).toHaveLength(1);
  });

  it('ends a connection that sends more bytes before its join than a join can have', async () => {
    const signalling = await startSignalling();
    const client = await connectRaw(signalling.server.port);
    let sentBytes = 0;
    while (client.socket.readyState === client.socket.OPEN && sentBytes < 64 * STRANGER_BURST_BYTES) {
      await new Promise<void>((resolve) => client.socket.ping(Buffer.alloc(100), true, () => resolve()));
      sentBytes += 100;
    }
    await client.closed;
    expect(client.received).toEqual([]);
  });

  it('counts what TLS adds to those bytes, because each record has its price', async () => {
    const signalling = await startSignalling();
    const client = await connectRaw(signalling.server.port);
    for (let sent = 0; sent < 20_000 && client.socket.readyState === client.socket.OPEN; sent++)
      await new Promise<void>((resolve) => client.socket.ping('', true, () => resolve()));
    await client.closed;
    expect(client.received).toEqual([]);
  });

  it('ends a connection that sends its join in a thousand pieces', async () => {
    const signalling = await startSignalling();
    const client = await connectRaw(signalling.server.port);
    for (const character of JOIN) client.socket.send(character, { fin: false });
    await client.closed;
    expect(signalling.messages).toEqual([]);
  });

  it('lets one address begin a bounded number of handshakes', async () => {
    const signalling = await startSignalling({ maxWaitingConnections: 10_000, nowMs: () => 0 });
    let cut = 0;
    for (let count = 0; count < CONNECTION_RATE.burst + 50; count++) {
      const socket = connect(signalling.server.port, '127.0.0.1', () => socket.write('\x16\x03\x01\x00'));
      socket.on('error', () => (cut += 1)).resume();
      afterTest(() => void socket.destroy());
    }
    await expect.poll(() => cut, { timeout: 10_000 }).toBe(50);
  });
});
