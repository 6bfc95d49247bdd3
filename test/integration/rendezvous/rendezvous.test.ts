import { createSocket } from 'node:dgram';
import { connect, createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createTlsIdentity } from '../../../main/host/listen/tls-identity.ts';
import { ipAddressBytes } from '../../../main/media/ice/ip-address.ts';
import { encodePlainBindingRequest, parseStun } from '../../../main/media/ice/stun.ts';
import { openStunResponder } from '../../../main/rendezvous/stun-responder.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { openTestRendezvous } from '../../support/rendezvous/open-test-rendezvous.ts';
import { registrationOf } from '../../support/rendezvous/host-identity.ts';
import { registerHost, RendezvousClient } from '../../support/rendezvous/rendezvous-client.ts';
import { waitUntil } from '../../support/wait-until.ts';

const TRANSACTION = '0123456789abcdef01234567';

describe('a rendezvous', () => {
  it('passes what two hosts and their guests say, to the right one only', async () => {
    const { port, statistics } = await openTestRendezvous();
    const hosts = [await registerHost(port), await registerHost(port)];
    const guests = hosts.map(() => new RendezvousClient(port));
    for (const [index, guest] of guests.entries()) {
      const { lobby } = hosts[index]!;
      await guest.take('hello');
      const { connection } = await guest.visit(lobby);
      guest.send({ type: 'say', text: `offer ${index}` });
      const told = await hosts[index]!.client.take('guest');
      expect(told).toMatchObject({ connection, by: 'lobby' });
      expect(JSON.stringify(told)).not.toContain('127.0.0.1');
      expect(await hosts[index]!.client.take('passed')).toEqual({ type: 'passed', connection, text: `offer ${index}` });
      hosts[index]!.client.send({ type: 'pass', connection, text: `answer ${index}` });
      expect(await guest.take('said')).toEqual({ type: 'said', text: `answer ${index}` });
    }
    guests[0]!.socket.close();
    await hosts[0]!.client.take('left');
    hosts[1]!.client.socket.close();
    await guests[1]!.take('gone');
    expect(statistics()).toMatchObject({ registrations: 2, visits: 2, passed: 4, guests: 0, hosts: 1 });
    expect(hosts.map(({ client }) => client.received)).toEqual([[], []]);
  });

  it('leads a code to its lobby', async () => {
    const { port } = await openTestRendezvous();
    const { client, registered, lobby } = await registerHost(port, { wantsCode: true });
    expect(registered.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{3}$/);
    const guest = new RendezvousClient(port);
    await guest.take('hello');
    guest.send({ type: 'visit-code', prefix: registered.code });
    expect(await guest.take('visiting')).toMatchObject({ lobby });
    expect(await client.take('guest')).toMatchObject({ by: 'code' });
  });

  it("lets an older connection of the same host go, and no one else's", async () => {
    const { port } = await openTestRendezvous();
    const first = await registerHost(port, { wantsCode: true });
    const guest = new RendezvousClient(port);
    await guest.take('hello');
    await guest.visit(first.lobby);
    const second = await registerHost(port, { wantsCode: true, identity: first.identity });
    expect(second.registered.code).toBe(first.registered.code);
    expect(await first.client.take('error')).toMatchObject({ code: 'replaced' });
    expect(await first.client.untilClosed()).toBe(1008);
    await guest.take('gone');
    expect(await guest.visit(first.lobby)).toMatchObject({ lobby: first.lobby });
    await second.client.take('guest');
  });

  it('probes the port of the host that asks, by UDP and TCP', async () => {
    const { port } = await openTestRendezvous();
    const { client } = await registerHost(port);
    const tcp = createServer().listen(0, '127.0.0.1');
    afterTest(() => void tcp.close());
    await waitUntil('the port is open', () => tcp.listening);
    const probedPort = (tcp.address() as AddressInfo).port;
    const udp = createSocket('udp4');
    afterTest(() => void udp.close());
    const packets: string[] = [];
    udp.on('message', (packet) => packets.push(packet.toString('hex')));
    await new Promise<void>((resolve) => udp.bind(probedPort, '127.0.0.1', resolve));
    client.send({ type: 'probe', port: probedPort, transaction: TRANSACTION });
    expect(await client.take('probed')).toEqual({ type: 'probed', transaction: TRANSACTION, udp: true, tcp: true });
    await waitUntil('three requests arrive', () => packets.length === 3);
    expect(new Set(packets)).toEqual(new Set([`000100002112a442${TRANSACTION}`]));
  });

  it('refuses a registration that was signed for another rendezvous', async () => {
    const { port } = await openTestRendezvous({ publicUrl: new URL('https://meet.example.org/') });
    const register = async (name: string): Promise<RendezvousClient> => {
      const client = new RendezvousClient(port);
      const { nonce } = await client.take('hello');
      const proof = registrationOf(await createTlsIdentity(Date.now()), nonce, name);
      client.send({ type: 'register', ...proof, wantsCode: false, listing: null });
      return client;
    };
    expect((await (await register('evil.example')).take('error')).code).toBe('bad-proof');
    // A name in the header `Host` means nothing if the server has one: anybody can write it.
    expect((await (await register(`127.0.0.1:${port}`)).take('error')).code).toBe('bad-proof');
    await (await register('meet.example.org')).take('registered');
  });

  it('probes nothing on its own machine', async () => {
    const { port } = await openTestRendezvous({ probesInside: false });
    const { client } = await registerHost(port);
    client.send({ type: 'probe', port, transaction: TRANSACTION });
    expect((await client.take('error')).code).toBe('no-probe');
  });

  it('tells hosts and guests apart from those behind a proxy', async () => {
    const { port } = await openTestRendezvous({ isBehindProxy: true, publicUrl: new URL('https://meet.example.org/') });
    const client = new RendezvousClient(port, { headers: { 'x-forwarded-for': '198.51.100.7, 203.0.113.9' } });
    await client.take('hello');
    const direct = new RendezvousClient(port);
    await direct.untilClosed();
    expect(direct.received).toEqual([]);
  });
});

describe('a rendezvous that restarts', () => {
  it('says goodbye, and hosts and guests find each other again', async () => {
    const first = await openTestRendezvous();
    const before = await registerHost(first.port);
    const guest = new RendezvousClient(first.port);
    await guest.take('hello');
    await guest.visit(before.lobby);
    await first.close();
    expect([await before.client.untilClosed(), await guest.untilClosed()]).toEqual([1001, 1001]);
    const second = await openTestRendezvous({ port: first.port });
    const returned = new RendezvousClient(second.port);
    await returned.take('hello');
    returned.send({ type: 'visit', lobby: before.lobby });
    expect((await returned.take('error')).code).toBe('no-lobby');
    const after = await registerHost(second.port, { identity: before.identity });
    expect(after.lobby).toBe(before.lobby);
    await returned.visit(before.lobby);
    await after.client.take('guest');
  });
});

describe('STUN', () => {
  it('tells the address of a socket on two ports, and says nothing to packets of other kinds', async () => {
    const stunPort = await freePortPair();
    const { statistics } = await openTestRendezvous({ stunPort });
    const socket = createSocket('udp4');
    afterTest(() => void socket.close());
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    const answers: (readonly [number, string])[] = [];
    socket.on('message', (packet, { port }) => {
      const { mappedAddress } = parseStun(packet) ?? {};
      answers.push([port, `${mappedAddress?.address}:${mappedAddress?.port}`]);
    });
    const transaction = Buffer.from(TRANSACTION, 'hex');
    const forged = [Buffer.alloc(0), Buffer.alloc(20), Buffer.from('GET / HTTP/1.1'), Buffer.alloc(1_400, 1)];
    for (const packet of [...forged, encodePlainBindingRequest(transaction)])
      for (const port of [stunPort, stunPort + 1]) socket.send(packet, port, '127.0.0.1');
    await waitUntil('both ports answer', () => answers.length === 2);
    const own = `127.0.0.1:${socket.address().port}`;
    expect(answers.sort()).toEqual([
      [stunPort, own],
      [stunPort + 1, own],
    ]);
    expect(statistics()).toMatchObject({ stunAnswers: 2, stunDropped: 8 });
  });

  it('answers on another address than the one that the proxy reaches', async () => {
    const stunPort = await freePortPair();
    await openTestRendezvous({ stunPort, bindAddress: '127.0.0.1', stunBindAddress: '127.0.0.2' });
    const socket = createSocket('udp4');
    afterTest(() => void socket.close());
    const senders: string[] = [];
    socket.on('message', (_packet, { address }) => senders.push(address));
    socket.send(encodePlainBindingRequest(Buffer.from(TRANSACTION, 'hex')), stunPort, '127.0.0.2');
    await waitUntil('an answer arrives', () => senders.length === 1);
    expect(senders).toEqual(['127.0.0.2']);
  });

  it('answers on IPv6 too, where the machine has it', async () => {
    const stunPort = await freePortPair();
    const opened = await openStunResponder({
      port: stunPort,
      bindAddress: undefined,
      counters: { stunAnswers: 0, stunDropped: 0 },
      nowMs: () => 0,
    });
    if (!opened.ok) throw new Error(opened.error.message);
    afterTest(() => opened.value.close());
    const socket = createSocket({ type: 'udp6', ipv6Only: true });
    afterTest(() => void socket.close());
    const isBound = await new Promise<boolean>((resolve) => {
      socket.once('error', () => resolve(false));
      socket.bind(0, '::1', () => resolve(true));
    });
    if (!isBound) return;
    const answers: (string | undefined)[] = [];
    socket.on('message', (packet) => answers.push(parseStun(packet)?.mappedAddress?.address));
    socket.send(encodePlainBindingRequest(Buffer.from(TRANSACTION, 'hex')), stunPort, '::1');
    await waitUntil('an answer arrives', () => answers.length === 1);
    expect(Buffer.from(ipAddressBytes(answers[0] ?? '') ?? [])).toEqual(Buffer.from([...Array<number>(15).fill(0), 1]));
  });
});

describe('strangers', () => {
  it('are refused with the reason: garbage, binary, other versions', async () => {
    const { port } = await openTestRendezvous();
    const said = async (data: string | Buffer): Promise<unknown> => {
      const client = new RendezvousClient(port);
      await client.take('hello');
      client.socket.send(data);
      const error = await client.take('error');
      expect(await client.untilClosed()).toBe(1008);
      return error.code;
    };
    expect(await said('garbage')).toBe('bad-message');
    expect(await said(Buffer.from('{"type":"say"}'))).toBe('bad-message');
    expect(await said('{"type":"say","text":4}')).toBe('bad-message');
    expect(await said('{"protocol":"earshot-rendezvous","version":2,"type":"visit"}')).toBe('unsupported-version');
  });

  it('are cut when they do not read, and a host that reads stays', async () => {
    const { port, statistics } = await openTestRendezvous();
    const slow = await registerHost(port);
    const healthy = await registerHost(port);
    slow.client.socket.pause();
    for (let count = 0; count < 150 && statistics().slowReaders === 0; count++) {
      const guest = new RendezvousClient(port, { from: '127.0.0.2' });
      await guest.take('hello');
      guest.send({ type: 'visit', lobby: slow.lobby });
      for (let index = 0; index < 4; index++) guest.send({ type: 'say', text: 'x'.repeat(24_000) });
    }
    await waitUntil('the slow host is cut', () => statistics().slowReaders === 1);
    await waitUntil('only the other host is left', () => statistics().hosts === 1);
    const guest = new RendezvousClient(port, { from: '127.0.0.3' });
    await guest.take('hello');
    await guest.visit(healthy.lobby);
    await healthy.client.take('guest');
  });

  it('get the page, and one answer for everything else', async () => {
    const { port } = await openTestRendezvous();
    const answerTo = async (urlPath: string, init: RequestInit = {}): Promise<number> =>
      (await fetch(`http://127.0.0.1:${port}${urlPath}`, init)).status;
    expect(await answerTo('/health')).toBe(200);
    expect(await answerTo('/')).toBe(404);
    expect(await answerTo('/rendezvous')).toBe(426);
    expect(await answerTo('/', { method: 'POST', body: 'x' })).toBe(413);
    const elsewhere = new RendezvousClient(port, { path: '/elsewhere' });
    await elsewhere.untilClosed();
    expect(elsewhere.received).toEqual([]);
    await new RendezvousClient(port, { path: '/below/rendezvous' }).take('hello');
  });

  it('lose their place when they only open connections', async () => {
    const { port, statistics } = await openTestRendezvous();
    const halfOpen = Array.from({ length: 200 }, () => connect(port, '127.0.0.1'));
    for (const socket of halfOpen) {
      socket.on('error', () => undefined);
      afterTest(() => void socket.destroy());
    }
    const { lobby } = await registerHost(port, { from: '127.0.0.2' });
    const guest = new RendezvousClient(port, { from: '127.0.0.3' });
    await guest.take('hello');
    await guest.visit(lobby);
    expect(statistics()).toMatchObject({ hosts: 1, guests: 1 });
  });
});

/** Two UDP ports in a row that are free. */
async function freePortPair(): Promise<number> {
  for (;;) {
    const sockets = [createSocket('udp4'), createSocket('udp4')];
    const bind = (index: number, port: number): Promise<boolean> =>
      new Promise((resolve) => {
        sockets[index]?.once('error', () => resolve(false));
        sockets[index]?.bind(port, '127.0.0.1', () => resolve(true));
      });
    await bind(0, 0);
    const port = sockets[0]?.address().port ?? 0;
    const isFree = port < 65_535 && (await bind(1, port + 1));
    for (const socket of sockets) socket.close();
    if (isFree) return port;
  }
}
