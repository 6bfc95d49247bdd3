import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SignallingConnection } from '../../../../../main/host/listen/signalling-connection.ts';
import { serveArrival } from '../../../../../main/host/lobby/serve-arrival.ts';
import type { HostPeer, PeerEvents } from '../../../../../main/media/host-peer.ts';
import type { ServerboundSignalling } from '../../../../../shared/protocol/signalling.ts';
import { TypedEmitter } from '../../../../../shared/typed-emitter.ts';

const HEAD = { protocol: 'earshot', version: 1 } as const;
const JOIN = { ...HEAD, type: 'join', secret: 'A'.repeat(22), name: 'Fox', offer: 'v=0' };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A client without signalling whose channel is open, and what the lobby sees of it. */
function openArrival() {
  const events = new TypedEmitter<PeerEvents>((error) => {
    throw error;
  });
  const sent: string[] = [];
  const asked: ServerboundSignalling[] = [];
  const arrival = { sent, asked, isHeld: false, isClosed: false, hasEnded: false };
  const peer = {
    events,
    ice: { selected: { address: '192.0.2.7' } },
    sendMessage: (text: string) => sent.push((JSON.parse(text) as { type: string; code?: string }).code ?? text) > 0,
    hold: () => (arrival.isHeld = true),
    close: async () => void (arrival.isClosed = true),
  };
  const found: SignallingConnection[] = [];
  serveArrival(peer as unknown as HostPeer, (connection) => {
    found.push(connection);
    return {
      handleMessage: (message) => asked.push(message),
      handleClosed: () => (arrival.hasEnded = true),
    };
  });
  events.emit('channelOpen', undefined);
  const [connection] = found;
  if (connection === undefined) throw new Error('It was not served.');
  const say = (message: unknown): void => events.emit('message', JSON.stringify(message));
  return { arrival, events, connection, say };
}

describe('a client that joins on its own channel', () => {
  it('is held while the lobby decides, and then its messages are no longer signalling', () => {
    const { arrival, connection, say } = openArrival();
    expect(connection).toMatchObject({ addressGroup: '192.0.2.7' });
    say(JOIN);
    connection.markJoined();
    expect([arrival.asked.length, arrival.isHeld]).toEqual([1, true]);
    connection.send({ type: 'joined' } as Parameters<SignallingConnection['send']>[0]);
    say({ type: 'pose', x: 0, y: 0, z: 0, yaw: 0 });
    connection.send({ type: 'closing', reason: 'lobby-closed' });
    connection.close();
    vi.runAllTimers();
    expect([arrival.asked.length, arrival.sent.length, arrival.isClosed]).toEqual([1, 1, false]);
    expect(JSON.parse(arrival.sent[0] ?? '')).toEqual({ ...HEAD, type: 'joined' });
  });

  it.each([
    ['that is no JSON', '{', 'bad-message'],
    ['of another version', JSON.stringify({ ...JOIN, version: 2 }), 'unsupported-version'],
    ['that is no join', JSON.stringify({ ...HEAD, type: 'leave' }), 'bad-message'],
    ['that attaches', JSON.stringify({ ...HEAD, type: 'attach', participantId: 1, ticket: '' }), 'bad-message'],
    ['of a participant', '{"type":"pose","x":0,"y":0,"z":0,"yaw":0}', 'bad-message'],
  ])('is refused with a message %s, and closed a moment later', (_, text, code) => {
    const { arrival, events } = openArrival();
    events.emit('message', text);
    events.emit('message', text);
    expect([arrival.sent, arrival.asked, arrival.isClosed]).toEqual([[code], [], false]);
    vi.advanceTimersByTime(1_000);
    expect(arrival.isClosed).toBe(true);
  });

  it('learns why it ends before it has joined', () => {
    const late = openArrival();
    late.events.emit('ending', { reason: 'failed', detail: 'no join arrived in time' });
    const loud = openArrival();
    loud.events.emit('ending', { reason: 'misbehaved', detail: 'a message of 70000 bytes' });
    const gone = openArrival();
    gone.events.emit('ending', { reason: 'left', detail: '' });
    gone.events.emit('closed', { reason: 'left', detail: '' });
    expect([late, loud, gone].map(({ arrival }) => arrival.sent)).toEqual([['timeout'], ['bad-message'], []]);
    expect(gone.arrival.hasEnded).toBe(true);
  });
});
