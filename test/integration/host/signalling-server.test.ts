import { createHash } from 'node:crypto';
import { connect, Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { connect as connectTls } from 'node:tls';
import { describe, expect, it, vi } from 'vitest';
import { joinLobby } from '../../../main/client/signalling-client.ts';
import { openSignallingServer } from '../../../main/host/listen/signalling-server.ts';
import { createTlsIdentity } from '../../../main/host/listen/tls-identity.ts';
import type { HostAddress, Invitation } from '../../../shared/protocol/invitation/invitation.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { afterTest, connectRaw, startSignalling, type TestSignalling } from '../../support/lobby/host-parts.ts';

const HEAD = { protocol: 'earshot', version: 1 };
const JOIN = { ...HEAD, type: 'join', secret: 'AAECAwQFBgcICQoLDA0ODw', name: 'Fox', offer: 'v=0' };
const JOINED = {
  type: 'joined',
  participantId: 3,
  name: 'Fox',
  lobbyName: 'Den',
  accepts: new Array<string>(),
  rules: DEFAULT_HEARING_RULES,
  answer: 'v=0',
} as const;

const hasIpv6 = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ address }) => address === '::1'),
);

/** Connects and returns the SHA-256 of the certificate that the server shows, hexadecimal. */
async function showCertificate(host: string, port: number): Promise<string> {
  const socket = connectTls({ host, port, rejectUnauthorized: false });
  afterTest(() => void socket.destroy());
  await new Promise<void>((resolve, reject) => {
    socket.once('secureConnect', () => resolve());
    socket.once('error', reject);
  });
  return createHash('sha256').update(socket.getPeerCertificate().raw).digest('hex');
}

function invite(
  { server, identity }: Pick<TestSignalling, 'server' | 'identity'>,
  more: readonly HostAddress[] = [],
): Invitation {
  return {
    addresses: [...more, { host: '127.0.0.1', port: server.port }],
    certificateSha256: identity.certificateSha256,
    secret: new Uint8Array(16),
    rendezvous: '',
  };
}

describe('signalling server', () => {
  it.each([
    ['text that is not JSON', 'hello', 'bad-message'],
    ['JSON that is not a message', '[]', 'bad-message'],
    ['another protocol', JSON.stringify({ ...JOIN, protocol: 'sip' }), 'bad-message'],
    [
      'an unknown version, whatever else is in it',
      JSON.stringify({ protocol: 'earshot', version: 2, type: 'teleport' }),
      'unsupported-version',
    ],
    ['an unknown type', JSON.stringify({ ...HEAD, type: 'admin' }), 'bad-message'],
    ['a join without an offer', JSON.stringify({ ...JOIN, offer: undefined }), 'bad-message'],
    ['a name of 10,000 characters', JSON.stringify({ ...JOIN, name: 'x'.repeat(10_000) }), 'bad-message'],
    ['binary', Buffer.from(JSON.stringify(JOIN)), 'bad-message'],
  ])('answers %s with an error, and closes the connection', async (_, data, code) => {
    const signalling = await startSignalling();
    const client = await connectRaw(signalling.server.port);
    client.socket.send(data, { binary: Buffer.isBuffer(data) });
    await client.closed;
    expect(client.received).toEqual([expect.objectContaining({ type: 'error', code })]);
    expect(signalling.messages).toEqual([]);
  });

  it('takes a WebSocket with an Origin, which some libraries always send', async () => {
    const signalling = await startSignalling();
    const client = await connectRaw(signalling.server.port, { Origin: 'https://example.org' });
    client.socket.send(JSON.stringify(JOIN));
    await expect.poll(() => signalling.messages.length).toBe(1);
  });

  it('disconnects only a client whose message is too large', async () => {
    const signalling = await startSignalling();
    const [hostile, quiet] = [await connectRaw(signalling.server.port), await connectRaw(signalling.server.port)];
    hostile.socket.send('x'.repeat(70_000));
    await hostile.closed;
    quiet.socket.send(JSON.stringify(JOIN));
    await expect.poll(() => signalling.messages.length).toBe(1);
  });

  it('disconnects a client that floods', async () => {
    const signalling = await startSignalling();
    const client = await connectRaw(signalling.server.port);
    for (let count = 0; count < 200; count++) client.socket.send(JSON.stringify(JOIN));
    await client.closed;
    expect(client.received.at(-1)).toMatchObject({ type: 'error', code: 'too-many-messages' });
    expect(signalling.messages.length).toBeLessThanOrEqual(27);
  });

  it('disconnects a client that does not ask to join within 10 s', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const signalling = await startSignalling();
      const client = await connectRaw(signalling.server.port);
      vi.advanceTimersByTime(10_000);
      await client.closed;
      expect(client.received).toEqual([expect.objectContaining({ type: 'error', code: 'timeout' })]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('ignores a client after refusing it', async () => {
    const signalling = await startSignalling();
    const client = await connectRaw(signalling.server.port);
    client.socket.send('hello');
    for (let count = 0; count < 5; count++) client.socket.send(JSON.stringify(JOIN));
    await client.closed;
    expect(client.received).toEqual([expect.objectContaining({ code: 'bad-message' })]);
    expect(signalling.messages).toEqual([]);
  });

  it('disconnects idle clients soon enough for others to get their place', { timeout: 20_000 }, async () => {
    const signalling = await startSignalling();
    const socket = connectTls({ port: signalling.server.port, host: '127.0.0.1', rejectUnauthorized: false });
    socket.on('error', () => undefined);
    await new Promise((resolve) => socket.resume().once('close', resolve));
  });

  it('survives bytes that are not TLS, and HTTP requests that are no WebSocket', async () => {
    const signalling = await startSignalling();
    for (const bytes of ['GET / HTTP/1.1\r\n\r\n', '\x16\x03\x01\xff\xff', '\x00'.repeat(5_000)]) {
      const socket = connect(signalling.server.port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.resume().end(bytes, 'latin1');
      await new Promise((resolve) => socket.once('close', resolve));
    }
    const client = await connectRaw(signalling.server.port);
    client.socket.send(JSON.stringify(JOIN));
    await expect.poll(() => signalling.messages).toEqual([expect.objectContaining({ name: 'Fox' })]);
  });

  it('accepts the newest by dropping the oldest that has not joined', async () => {
    const signalling = await startSignalling({
      maxWaitingConnections: 2,
      onMessage: (connection) => connection.markJoined(),
    });
    const joined = await connectRaw(signalling.server.port);
    joined.socket.send(JSON.stringify(JOIN));
    await expect.poll(() => signalling.messages.length).toBe(1);
    const [oldest, other] = [await connectRaw(signalling.server.port), await connectRaw(signalling.server.port)];
    const newest = await connectRaw(signalling.server.port);
    await oldest.closed;
    newest.socket.send(JSON.stringify(JOIN));
    await expect.poll(() => signalling.messages.length).toBe(2);
    expect([joined, other, newest].map(({ socket }) => socket.readyState)).toEqual([1, 1, 1]);
  });

  it.runIf(hasIpv6)('listens on both families, or on IPv4 where the system has no IPv6', async () => {
    const both = await startSignalling({ bindAddress: '::' });
    const listen = Reflect.get(Server.prototype, 'listen') as (...parameters: unknown[]) => Server;
    const spy = vi.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server, ...parameters) {
      const [{ host }] = parameters as unknown as [{ host: string }];
      if (host !== '::') return listen.apply(this, parameters);
      queueMicrotask(() => this.emit('error', Object.assign(new Error('no IPv6'), { code: 'EAFNOSUPPORT' })));
      return this;
    });
    const one = await startSignalling({ bindAddress: '::' });
    spy.mockRestore();
    for (const [host, { server, identity }] of [
      ['127.0.0.1', both],
      ['::1', both],
      ['127.0.0.1', one],
    ] as const) {
      const shown = await showCertificate(host, server.port);
      expect(shown).toEqual(Buffer.from(identity.certificateSha256).toString('hex'));
    }
    await expect(showCertificate('::1', one.server.port)).rejects.toThrow();
  });

  it('reports when its port is in use', async () => {
    const { server } = await startSignalling();
    const second = await openSignallingServer({
      bindAddress: '127.0.0.1',
      port: server.port,
      identity: await createTlsIdentity(Date.now()),
      maxWaitingConnections: 1,
      nowMs: () => 0,
      accept: () => ({ handleMessage: () => undefined, handleClosed: () => undefined }),
      onError: () => undefined,
    });
    expect(second).toMatchObject({
      ok: false,
      error: { code: 'port-in-use', message: expect.stringContaining(String(server.port)) as string },
    });
  });
});

describe('joinLobby', () => {
  const join = (invitation: Invitation) => joinLobby({ invitation, name: 'Fox', offer: 'v=0' });

  it('delivers the offer and returns the answer, then reports how the lobby ended', async () => {
    const signalling = await startSignalling({ onMessage: (connection) => connection.send(JOINED) });
    const joined = await join(invite(signalling));
    if (!joined.ok) throw new Error(joined.error.message);
    expect(joined.value.joined).toMatchObject({ participantId: 3, lobbyName: 'Den' });
    const ended = new Promise((resolve) => joined.value.onEnded(resolve));
    signalling.connections[0]?.send({ type: 'closing', reason: 'lobby-closed' });
    signalling.connections[0]?.close();
    expect(await ended).toMatchObject({ reason: 'lobby-closed' });
  });

  it('attaches a new connection when the first is lost, and learns from it how the lobby ends', async () => {
    const signalling = await startSignalling({
      onMessage(connection, { type }) {
        if (type === 'join') connection.send({ ...JOINED, ticket: 'c2VjcmV0' });
        else connection.send({ type: 'attached' });
      },
    });
    const joined = await join(invite(signalling));
    if (!joined.ok) throw new Error(joined.error.message);
    const ended = new Promise((resolve) => joined.value.onEnded(resolve));
    signalling.connections[0]?.close();
    await expect
      .poll(() => signalling.messages.map(({ type }) => type), { timeout: 10_000 })
      .toEqual(['join', 'attach']);
    expect(signalling.messages[1]).toMatchObject({ participantId: 3, ticket: 'c2VjcmV0' });
    signalling.connections[1]?.send({ type: 'closing', reason: 'lobby-closed' });
    signalling.connections[1]?.close();
    expect(await ended).toMatchObject({ reason: 'lobby-closed' });
  });

  it.each([
    ['refuses to attach it', 'c2VjcmV0'],
    ['of an earlier version gave no ticket', undefined],
  ])('ends when the connection is lost and the host %s', async (_, ticket) => {
    const signalling = await startSignalling({
      onMessage(connection, { type }) {
        if (type === 'join') connection.send(ticket === undefined ? JOINED : { ...JOINED, ticket });
        else connection.refuse('wrong-secret', 'No.');
      },
    });
    const joined = await join(invite(signalling));
    if (!joined.ok) throw new Error(joined.error.message);
    const ended = new Promise((resolve) => joined.value.onEnded(resolve));
    signalling.connections[0]?.close();
    expect(await ended).toMatchObject({ reason: 'host-lost' });
  });

  it('uses the address that answers when others do not', async () => {
    const signalling = await startSignalling({ onMessage: (connection) => connection.send(JOINED) });
    const joined = await join(invite(signalling, [{ host: '127.0.0.1', port: 1 }]));
    expect(joined.ok).toBe(true);
    if (joined.ok) afterTest(() => joined.value.leave());
  });

  it('never sends its secret to a host with another certificate', async () => {
    const [invited, impostor] = [await startSignalling(), await startSignalling()];
    const refused = await join(invite({ server: impostor.server, identity: invited.identity }));
    expect(refused).toMatchObject({ ok: false, error: { code: 'wrong-certificate' } });
    expect(impostor.messages).toEqual([]);
  });

  it('reports that nobody answers', async () => {
    const signalling = await startSignalling();
    const invitation = invite(signalling);
    await signalling.server.close();
    expect(await join(invitation)).toMatchObject({
      ok: false,
      error: { code: 'port-refused', message: expect.stringContaining('127.0.0.1') as string },
    });
  });

  it("passes on the host's reason for refusing", async () => {
    const signalling = await startSignalling({
      onMessage: (connection) => connection.refuse('lobby-full', 'The lobby is full.'),
    });
    expect(await join(invite(signalling))).toEqual({
      ok: false,
      error: { code: 'lobby-full', message: 'The lobby is full.' },
    });
  });

  it('does not trust what a host sends', async () => {
    const signalling = await startSignalling({
      onMessage: (connection) => connection.send({ ...JOINED, participantId: Number.NaN }),
    });
    expect(await join(invite(signalling))).toMatchObject({ ok: false, error: { code: 'bad-answer' } });
  });
});
