import { Socket } from 'node:dgram';
import { describe, expect, it, vi } from 'vitest';
import { createDropCounters } from '../../../../../main/media/drop-counters.ts';
import { UdpMux } from '../../../../../main/media/udp/udp-mux.ts';
import { openSocket } from '../../../../support/lobby/net-peers.ts';
import {
  AUTHENTIC,
  checkOf,
  closeLater,
  createPeer,
  mediaTo,
  openPlayedMux,
  playMuxes,
  sockets,
  THIEF,
  VICTIM,
} from '../../../../support/lobby/played-mux.ts';
import { waitUntil } from '../../../../support/wait-until.ts';

playMuxes();

/** The most bytes of the kernel's buffer that a packet of speech takes, including overhead. */
const BUFFERED_PACKET_BYTES = 1_280;

describe('UdpMux', () => {
  it('never gives a peer an address with port 0, to which nothing can be sent', async () => {
    const counters = createDropCounters();
    const opened = await UdpMux.open({ bindAddress: '127.0.0.1', port: 0, nowMs: () => 0, counters });
    if (!opened.ok) throw new Error(opened.error.message);
    const mux = closeLater(opened.value);
    const peer = createPeer();
    mux.attach(peer);
    const check = checkOf(peer, 1);
    // No ordinary socket can have this source port; a raw one can.
    sockets[0]?.emit('message', check, { address: '127.0.0.1', port: 0, family: 'IPv4', size: check.length });
    expect(peer.ice.paths).toEqual([]);
    expect(counters['unverified-source']).toBe(1);
    expect(() => mux.send(peer, check)).not.toThrow();
  });

  it('holds a burst that arrives while nobody reads', async () => {
    const counters = createDropCounters();
    const opened = await UdpMux.open({ bindAddress: '127.0.0.1', port: 0, nowMs: () => 0, counters });
    if (!opened.ok) throw new Error(opened.error.message);
    const mux = closeLater(opened.value);
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
    if (opened.ok) closeLater(opened.value);

    expect(opened.ok).toBe(true);
    expect(granted).toEqual({ setRecvBufferSize: 1_048_576, setSendBufferSize: 1_048_576 });
  });
});

describe('the path of a peer', () => {
  it('does not move to an address that replays a check, and nothing goes there', async () => {
    const { opened, counters, sent, receive, answerAt } = await openPlayedMux();
    const peer = createPeer();
    opened.attach(peer);
    const check = checkOf(peer, 1);
    receive(check, VICTIM);
    answerAt(VICTIM);
    for (let count = 0; count < 10; count++) {
      receive(check, THIEF);
      opened.send(peer, AUTHENTIC);
    }
    expect([mediaTo(sent, VICTIM), mediaTo(sent, THIEF)]).toEqual([10, 0]);
    expect(sent.filter(({ address }) => address === THIEF)).toEqual([]);
    expect(counters['stun-replayed']).toBe(10);
  });

  it('does not move to an address that sends a check whose original was lost, or copies of packets', async () => {
    const { opened, sent, receive, answerAt } = await openPlayedMux();
    const peer = createPeer();
    opened.attach(peer);
    receive(checkOf(peer, 1), VICTIM);
    answerAt(VICTIM);
    for (let count = 0; count < 100; count++) {
      receive(AUTHENTIC, VICTIM, count * 20);
      receive(checkOf(peer, 2), THIEF);
      receive(AUTHENTIC, THIEF);
      opened.send(peer, AUTHENTIC);
    }
    expect([mediaTo(sent, VICTIM), mediaTo(sent, THIEF)]).toEqual([100, 0]);
    // Fewer packets go to an address that may be forged than come from it.
    expect(sent.filter(({ address }) => address === THIEF).length).toBeLessThan(200);
  });

  it('follows a client that roams, as soon as it answers at its new address', async () => {
    const { opened, sent, receive, answerAt } = await openPlayedMux();
    const peer = createPeer();
    opened.attach(peer);
    receive(checkOf(peer, 1), VICTIM);
    answerAt(VICTIM);
    receive(AUTHENTIC, VICTIM);
    receive(checkOf(peer, 2), '192.0.2.77', 20);
    opened.send(peer, AUTHENTIC);
    answerAt('192.0.2.77');
    opened.send(peer, AUTHENTIC);
    expect([mediaTo(sent, VICTIM), mediaTo(sent, '192.0.2.77')]).toEqual([1, 1]);
  });

  it('forgets a check that was never answered when it sends the next one there', async () => {
    const { opened, counters, sent, receive, answerAt } = await openPlayedMux();
    const peer = createPeer();
    opened.attach(peer);
    const [home, away] = ['192.0.2.77', VICTIM];
    receive(checkOf(peer, 1), home);
    answerAt(home);
    receive(checkOf(peer, 2), away, 10_000);
    receive(AUTHENTIC, away);
    const unanswered = [...sent];
    receive(AUTHENTIC, home, 100_000);
    receive(checkOf(peer, 3), home);
    answerAt(home);
    receive(checkOf(peer, 4), away, 200_000);
    const before = counters['stun-unexpected'];
    sent.splice(0, sent.length, ...unanswered);
    answerAt(away);
    expect(counters['stun-unexpected']).toBe(before + 1);
  });

  it('stays with its owner while authentic packets arrive, though checks are lost and another participant forges', async () => {
    const { opened, counters, receive, answerAt } = await openPlayedMux();
    const [owner, forger] = [createPeer(), createPeer()];
    opened.attach(owner);
    opened.attach(forger);
    receive(checkOf(owner, 1), VICTIM);
    answerAt(VICTIM);
    const heard: number[] = [];
    owner.onPacket = () => heard.push(1) > 0;
    for (let second = 1; second <= 60; second++) {
      receive(AUTHENTIC, VICTIM, second * 1_000);
      receive(checkOf(forger, second), VICTIM);
    }
    expect(heard).toHaveLength(60);
    expect(counters['address-taken']).toBe(60);
  });

  it('passes to another participant only when its owner is silent and the other answers there', async () => {
    const { opened, receive, answerAt } = await openPlayedMux();
    const [owner, next] = [createPeer(), createPeer()];
    opened.attach(owner);
    opened.attach(next);
    receive(checkOf(owner, 1), VICTIM);
    answerAt(VICTIM);
    const heardBy: string[] = [];
    owner.onPacket = () => heardBy.push('owner') < 0;
    next.onPacket = () => heardBy.push('next') < 0;
    receive(checkOf(next, 2), VICTIM, 6_000);
    receive(AUTHENTIC, VICTIM);
    answerAt(VICTIM);
    receive(AUTHENTIC, VICTIM);
    expect(heardBy).toEqual(['owner', 'next']);
  });
});
