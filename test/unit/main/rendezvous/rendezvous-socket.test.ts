import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';
import { describe, expect, it } from 'vitest';
import { RendezvousSocket, type SocketListener } from '../../../../main/rendezvous/rendezvous-socket.ts';

/** The parts of a WebSocket that are used, without a network. */
class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  pings = 0;
  isTerminated = false;
  readonly sent: string[] = [];

  send(text: string): void {
    this.sent.push(text);
  }

  ping(): void {
    this.pings += 1;
  }

  close(code: number): void {
    this.sent.push(`close ${code}`);
    this.readyState = 2;
  }

  terminate(): void {
    this.isTerminated = true;
    this.readyState = 3;
  }
}

function open() {
  const fake = new FakeSocket();
  const clock = { nowMs: 0 };
  const events: unknown[] = [];
  const listener: SocketListener = {
    handleText: (text) => events.push(text),
    handleRoundTrip: (roundTripMs) => events.push(roundTripMs),
    handleSlow: () => events.push('slow'),
    handleClosed: () => events.push('closed'),
  };
  const socket = new RendezvousSocket(
    fake as unknown as WebSocket,
    () => events.push('hung up'),
    () => clock.nowMs,
    listener,
  );
  const advance = (durationMs: number): void => {
    for (const endMs = clock.nowMs + durationMs; clock.nowMs < endMs;) {
      clock.nowMs += 1_000;
      socket.sweep(clock.nowMs);
    }
  };
  return { fake, socket, clock, events, advance };
}

describe('a connection of a rendezvous', () => {
  it('is pinged every 10 s, and its round trip measured', () => {
    const { fake, clock, events, advance } = open();
    advance(1_000);
    expect(fake.pings).toBe(1);
    clock.nowMs += 40;
    fake.emit('pong');
    fake.emit('pong');
    expect(events).toEqual([40]);
    advance(20_000);
    expect(fake.pings).toBe(3);
  });

  it('is cut after 30 s without a sign, and not while it answers', () => {
    const silent = open();
    silent.advance(29_000);
    expect(silent.fake.isTerminated).toBe(false);
    silent.advance(1_000);
    expect(silent.fake.isTerminated).toBe(true);
    const alive = open();
    for (let count = 0; count < 20; count++) {
      alive.advance(10_000);
      alive.fake.emit('pong');
    }
    expect(alive.fake.isTerminated).toBe(false);
  });

  it('is not cut because the rendezvous stood still', () => {
    const { fake, socket, clock, advance } = open();
    advance(5_000);
    clock.nowMs += 3_600_000;
    socket.sweep(clock.nowMs);
    expect([fake.isTerminated, fake.pings]).toEqual([false, 2]);
    advance(20_000);
    expect(fake.isTerminated).toBe(true);
  });

  it('is cut when it floods with control frames', () => {
    const { fake } = open();
    for (let count = 0; count < 100; count++) fake.emit('ping');
    expect(fake.isTerminated).toBe(true);
  });

  it('is cut when it reads too slowly; a host may leave more unread than a guest', () => {
    const guest = open();
    guest.fake.bufferedAmount = 262_144;
    guest.socket.send({ type: 'gone' });
    expect(guest.fake.isTerminated).toBe(false);
    guest.fake.bufferedAmount += 1;
    guest.socket.send({ type: 'gone' });
    expect([guest.fake.isTerminated, guest.events]).toEqual([true, ['slow']]);
    const host = open();
    host.socket.expectGuests();
    host.fake.bufferedAmount = 1_048_576;
    host.socket.send({ type: 'gone' });
    expect(host.fake.isTerminated).toBe(false);
  });

  it('reads nothing more after a refusal', () => {
    const { fake, socket, events } = open();
    socket.close('refused');
    fake.emit('message', Buffer.from('a'), false);
    expect([fake.sent, events]).toEqual([['close 1008'], ['hung up']]);
  });

  it('says whether a message is text', () => {
    const { fake, events } = open();
    fake.emit('message', Buffer.from('a'), false);
    fake.emit('message', Buffer.from('a'), true);
    expect(events).toEqual(['a', undefined]);
  });
});
