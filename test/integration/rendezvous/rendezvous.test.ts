import { createSocket } from 'node:dgram';
import { connect, createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { openTestRendezvous } from '../../support/rendezvous/open-test-rendezvous.ts';
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
      expect(await hosts[index]!.client.take('guest')).toMatchObject({ connection, address: '127.0.0.1', by: 'lobby' });
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

  it('tells hosts and guests apart from those behind a proxy', async () => {
    const { port } = await openTestRendezvous({ isBehindProxy: true, publicUrl: new URL('https://meet.example.org/') });
    const client = new RendezvousClient(port, { headers: { 'x-forwarded-for': '198.51.100.7, 203.0.113.9' } });
    await client.take('hello');
    const direct = new RendezvousClient(port);
    await direct.untilClosed();
    expect(direct.received).toEqual([]);
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
