import { expect, it } from 'vitest';
import { createLatestSender } from '../../../../renderer/link/latest-sender.ts';

const INTERVAL_MS = 50;

interface Message {
  readonly x: number;
  readonly isGone?: boolean;
}

function start() {
  let nowMs = 1_000;
  let waiting: { task: () => void; atMs: number } | undefined;
  const sent: { x: number; atMs: number }[] = [];
  const line = { hasRoom: true };
  const sender = createLatestSender<Message>({
    intervalMs: INTERVAL_MS,
    isUrgent: ({ isGone }) => isGone === true,
    send: ({ x }) => sent.push({ x, atMs: nowMs }),
    hasRoom: () => line.hasRoom,
    nowMs: () => nowMs,
    schedule(task, delayMs) {
      waiting = { task, atMs: nowMs + delayMs };
      return () => (waiting = undefined);
    },
  });
  const advance = (ms: number): void => {
    nowMs += ms;
    if (waiting === undefined || waiting.atMs > nowMs) return;
    const { task } = waiting;
    waiting = undefined;
    task();
  };
  return { sender, sent, advance, line };
}

const at = (x: number): Message => ({ x });

it('sends the first message at once', () => {
  const { sender, sent } = start();
  sender.offer(at(1));
  expect(sent).toEqual([{ x: 1, atMs: 1_000 }]);
});

it('sends 60 messages a second as at most 20, the newest each time and always the last one', () => {
  const { sender, sent, advance } = start();
  for (let frame = 1; frame <= 60; frame++) {
    sender.offer(at(frame));
    advance(1_000 / 60);
  }
  advance(INTERVAL_MS);
  expect(sent.length).toBeLessThanOrEqual(21);
  expect(sent.length).toBeGreaterThanOrEqual(15);
  expect(sent.at(-1)?.x).toBe(60);
  for (let index = 1; index < sent.length; index++)
    expect(sent[index]!.atMs - sent[index - 1]!.atMs).toBeGreaterThanOrEqual(INTERVAL_MS - 1e-6);
});

it('does not send the same message twice', () => {
  const { sender, sent, advance } = start();
  sender.offer(at(1));
  advance(100);
  sender.offer(at(1));
  advance(100);
  expect(sent).toHaveLength(1);
});

it('sends nothing after it was stopped', () => {
  const { sender, sent, advance } = start();
  sender.offer(at(1));
  sender.offer(at(2));
  sender.stop();
  advance(100);
  expect(sent).toHaveLength(1);
});

it('sends the first message after a pause at once', () => {
  const { sender, sent, advance } = start();
  sender.offer(at(1));
  advance(INTERVAL_MS);
  sender.offer(at(2));
  expect(sent.at(-1)).toEqual({ x: 2, atMs: 1_000 + INTERVAL_MS });
});

it('sends urgent messages at once, and forgets the older message that waited', () => {
  const { sender, sent, advance } = start();
  sender.offer(at(1));
  sender.offer(at(2));
  advance(10);
  sender.offer({ x: 3, isGone: true });
  advance(INTERVAL_MS);
  expect(sent).toEqual([
    { x: 1, atMs: 1_000 },
    { x: 3, atMs: 1_010 },
  ]);
});

it('keeps only the newest message while nothing leaves, but no urgent one', () => {
  const { sender, sent, advance, line } = start();
  line.hasRoom = false;
  for (let frame = 1; frame <= 600; frame++) {
    sender.offer(at(frame));
    advance(INTERVAL_MS);
  }
  expect(sent).toEqual([]);
  line.hasRoom = true;
  advance(INTERVAL_MS);
  expect(sent.map(({ x }) => x)).toEqual([600]);
  line.hasRoom = false;
  sender.offer({ x: 0, isGone: true });
  expect(sent.map(({ x }) => x)).toEqual([600, 0]);
});
