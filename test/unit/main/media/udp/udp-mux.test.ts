import type * as Dgram from 'node:dgram';
import { Socket } from 'node:dgram';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDropCounters } from '../../../../../main/media/drop-counters.ts';
import { IceLiteAgent } from '../../../../../main/media/ice/ice-lite.ts';
import { encodeBindingRequest } from '../../../../../main/media/ice/stun.ts';
import { UdpMux } from '../../../../../main/media/udp/udp-mux.ts';
import { openSocket } from '../../../../support/lobby/net-peers.ts';
import { waitUntil } from '../../../../support/wait-until.ts';

const sockets = vi.hoisted((): Dgram.Socket[] => []);
vi.mock('node:dgram', async (importOriginal) => {
  const original = await importOriginal<typeof Dgram>();
  const createSocket = (...parameters: Parameters<typeof original.createSocket>): Dgram.Socket => {
    const socket = original.createSocket(...parameters);
    sockets.push(socket);
    return socket;
  };
  return { ...original, createSocket };
});

/** The most bytes of the kernel's buffer that a packet of speech takes, including overhead. */
const BUFFERED_PACKET_BYTES = 1_280;

let mux: UdpMux | undefined;
afterEach(async () => {
  await mux?.close();
  sockets.length = 0;
  vi.restoreAllMocks();
});

describe('UdpMux', () => {
  it('never gives a peer an address with port 0, to which nothing can be sent', async () => {
    const counters = createDropCounters();
    const opened = await UdpMux.open({ bindAddress: '127.0.0.1', port: 0, nowMs: () => 0, counters });
    if (!opened.ok) throw new Error(opened.error.message);
    mux = opened.value;
    const peer = { ice: new IceLiteAgent('theirs'), onCheck: () => undefined, onPacket: () => undefined };
    mux.attach(peer);
    const username = `${peer.ice.local.usernameFragment}:theirs`;
    const check = encodeBindingRequest({
      transactionId: Buffer.alloc(12),
      username,
      password: peer.ice.local.password,
      priority: 1,
      tieBreaker: Buffer.alloc(8),
      shouldNominate: true,
    });
    // No ordinary socket can have this source port; a raw one can.
    sockets[0]?.emit('message', check, { address: '127.0.0.1', port: 0, family: 'IPv4', size: check.length });
    expect(peer.ice.paths).toEqual([]);
    expect(counters['unverified-source']).toBe(1);
    expect(() => mux?.send(peer, check)).not.toThrow();
  });

  it('holds a burst that arrives while nobody reads', async () => {
    const counters = createDropCounters();
    const opened = await UdpMux.open({ bindAddress: '127.0.0.1', port: 0, nowMs: () => 0, counters });
    if (!opened.ok) throw new Error(opened.error.message);
    mux = opened.value;
    const packets = Math.min(1_000, Math.floor(sockets[0]!.getRecvBufferSize() / BUFFERED_PACKET_BYTES));
    const stranger = await openSocket();
    for (let count = 0; count < packets; count++) stranger.send(Buffer.alloc(160, 0x80), mux.port, '127.0.0.1');

    await waitUntil('all were read', () => counters['unverified-source'] === packets);
    expect(packets).toBeGreaterThan(150);
    stranger.close();
  });

  it('requests less when the system refuses a large buffer', async () => {
    const granted: Record<string, number> = {};
    for (const name of ['setRecvBufferSize', 'setSendBufferSize'] as const) {
      vi.spyOn(Socket.prototype, name).mockImplementation((bytes) => {
        if (bytes > 1_048_576) throw new Error('ENOBUFS');
        granted[name] = bytes;
      });
    }
    const opened = await UdpMux.open({
      bindAddress: '127.0.0.1',
      port: 0,
      nowMs: () => 0,
      counters: createDropCounters(),
    });
    if (opened.ok) mux = opened.value;

    expect(opened.ok).toBe(true);
    expect(granted).toEqual({ setRecvBufferSize: 1_048_576, setSendBufferSize: 1_048_576 });
  });
});
