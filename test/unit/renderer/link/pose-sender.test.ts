import { expect, it } from 'vitest';
import { createPoseSender, POSE_INTERVAL_MS } from '../../../../renderer/link/pose-sender.ts';
import { ORIGIN_POSE, type Pose } from '../../../../shared/model/pose.ts';

function start() {
  let nowMs = 1_000;
  let waiting: { task: () => void; atMs: number } | undefined;
  const sent: { xMetres: number; atMs: number }[] = [];
  const sender = createPoseSender({
    send: ({ xMetres }) => sent.push({ xMetres, atMs: nowMs }),
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
  return { sender, sent, advance };
}

const at = (xMetres: number): Pose => ({ ...ORIGIN_POSE, xMetres });

it('sends the first pose at once', () => {
  const { sender, sent } = start();
  sender.offer(at(1));
  expect(sent).toEqual([{ xMetres: 1, atMs: 1_000 }]);
});

it('sends 60 poses a second as at most 20, the newest each time, and the last one always', () => {
  const { sender, sent, advance } = start();
  for (let frame = 1; frame <= 60; frame++) {
    sender.offer(at(frame));
    advance(1_000 / 60);
  }
  advance(POSE_INTERVAL_MS);
  expect(sent.length).toBeLessThanOrEqual(21);
  expect(sent.length).toBeGreaterThanOrEqual(15);
  expect(sent.at(-1)?.xMetres).toBe(60);
  for (let index = 1; index < sent.length; index++) expect(sent[index]!.atMs - sent[index - 1]!.atMs).toBeGreaterThanOrEqual(POSE_INTERVAL_MS - 1e-6);
});

it('does not send the same pose twice', () => {
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
