import { createSocket, type Socket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDropCounters } from '../../../../../main/media/drop-counters.ts';
import type { PacketSender } from '../../../../../main/media/ice/packet-carrier.ts';
import { UdpPort } from '../../../../../main/media/udp/udp-port.ts';
import { waitUntil } from '../../../../support/wait-until.ts';

const hasIpv6 = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ address }) => address === '::1'),
);

const open: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  vi.restoreAllMocks();
});

async function openPort(bindAddress: string, port = 0) {
  const counters = createDropCounters();
  const opened = await UdpPort.open({ bindAddress, port, counters });
  if (!opened.ok) throw new Error(opened.error.message);
  open.push(opened.value);
  const heard: { readonly text: string; readonly sender: PacketSender }[] = [];
  opened.value.receive((packet, sender) => heard.push({ text: packet.toString(), sender }));
  return { udp: opened.value, counters, heard };
}

async function openSender(type: 'udp4' | 'udp6', address: string): Promise<Socket> {
  const socket = createSocket(type);
  open.push({ close: () => new Promise<void>((resolve) => socket.close(() => resolve())) });
  await new Promise<void>((resolve) => socket.bind(0, address, resolve));
  return socket;
}

describe('a UDP port', () => {
  it.runIf(hasIpv6)('of :: hears and answers both families on one number, each under its own address', async () => {
    const { udp, heard } = await openPort('::');
    for (const [type, address] of [
      ['udp4', '127.0.0.1'],
      ['udp6', '::1'],
    ] as const) {
      const sender = await openSender(type, address);
      let answer = '';
      sender.on('message', (packet) => (answer = packet.toString()));
      sender.send(type, udp.port, address);
      await waitUntil(`a packet of ${type} arrives`, () => heard.some(({ text }) => text === type));
      const { sender: from } = heard.find(({ text }) => text === type)!;
      expect([from.address, from.port]).toEqual([address, sender.address().port]);
      udp.send(Buffer.from(`to ${type}`), from.port, from.address);
      await waitUntil(`${type} is answered`, () => answer === `to ${type}`);
    }
    expect([udp.has(4), udp.has(6)]).toEqual([true, true]);
  });

  it('of 0.0.0.0 has no IPv6, and counts what cannot be sent', async () => {
    const { udp, counters } = await openPort('0.0.0.0');
    udp.send(Buffer.from('x'), 9, '::1');
    expect([udp.has(4), udp.has(6), counters['send-failed']]).toEqual([true, false, 1]);
  });

  it.runIf(hasIpv6)('of one address has its family only', async () => {
    const { udp } = await openPort('::1');
    expect([udp.has(4), udp.has(6), udp.port > 0]).toEqual([false, true, true]);
  });

  it('of :: is one of IPv4 where the system has no IPv6', async () => {
    const { Socket: SocketClass } = await import('node:dgram');
    const bind = Reflect.get(SocketClass.prototype, 'bind') as (...parameters: unknown[]) => Socket;
    vi.spyOn(SocketClass.prototype, 'bind').mockImplementation(function (this: Socket, ...parameters: unknown[]) {
      if (parameters[1] !== '::') return bind.apply(this, parameters);
      queueMicrotask(() => this.emit('error', Object.assign(new Error('no IPv6'), { code: 'EAFNOSUPPORT' })));
      return this;
    });
    const { udp } = await openPort('::');
    expect([udp.has(4), udp.has(6)]).toEqual([true, false]);
  });

  it.runIf(hasIpv6).each([
    ['udp4', '127.0.0.1'],
    ['udp6', '::1'],
  ] as const)('of :: is refused where %s has the number already', async (type, address) => {
    const taken = await openSender(type, address);
    const opened = await UdpPort.open({
      bindAddress: '::',
      port: taken.address().port,
      counters: createDropCounters(),
    });
    expect(opened).toMatchObject({ ok: false, error: { code: 'port-in-use' } });
  });
});
