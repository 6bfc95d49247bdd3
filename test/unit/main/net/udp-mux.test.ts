import type * as Dgram from 'node:dgram';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDropCounters } from '../../../../main/net/drop-counters.ts';
import { IceLiteAgent } from '../../../../main/net/ice-lite.ts';
import { encodeBindingRequest } from '../../../../main/net/stun.ts';
import { UdpMux } from '../../../../main/net/udp-mux.ts';

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

let mux: UdpMux | undefined;
afterEach(() => mux?.close());

describe('UdpMux', () => {
  it('never gives a peer an address with port 0, to which nothing can be sent', async () => {
    const counters = createDropCounters();
    const opened = await UdpMux.open({ bindAddress: '127.0.0.1', port: 0, nowMs: () => 0, counters });
    if (!opened.ok) throw new Error(opened.error.message);
    mux = opened.value;
    const peer = { ice: new IceLiteAgent('theirs'), onCheck: () => undefined, onPacket: () => undefined };
    mux.attach(peer);
    const username = `${peer.ice.local.usernameFragment}:theirs`;
    const check = encodeBindingRequest({ transactionId: Buffer.alloc(12), username, password: peer.ice.local.password, priority: 1, tieBreaker: Buffer.alloc(8), shouldNominate: true });
    // No ordinary socket has this source port; a raw one has.
    sockets[0]?.emit('message', check, { address: '127.0.0.1', port: 0, family: 'IPv4', size: check.length });
    expect(peer.ice.paths).toEqual([]);
    expect(counters['unverified-source']).toBe(1);
    expect(() => mux?.send(peer, check)).not.toThrow();
  });
});
