import { expect, it } from 'vitest';
import { PunchList } from '../../../../../main/media/ice/punch-list.ts';
import { Puncher } from '../../../../../main/media/ice/puncher.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';

function createPuncher(mayCheck: (peer: number) => boolean = () => true) {
  const clock = new ManualClock();
  const sent: { readonly peer: number; readonly atMs: number }[] = [];
  const done = new Set<number>();
  const puncher = new Puncher<number>({
    schedule: clock.schedule,
    nowMs: clock.nowMs,
    isDone: (peer) => done.has(peer),
    mayCheck,
    send: (peer) => sent.push({ peer, atMs: clock.nowMs() }),
  });
  const start = (peer: number): void => {
    const list = new PunchList({ isLoopbackHost: false, ownAddresses: new Set() });
    for (let port = 5_000; port < 5_016; port++) list.add(`1 1 udp 1 203.0.113.7 ${port} typ host`);
    puncher.start(peer, list);
  };
  return { clock, sent, done, puncher, start };
}

it('sends one check in 50 ms for a peer, until its list is empty', () => {
  const { clock, sent, start } = createPuncher();
  start(1);
  for (let ms = 0; ms < 60_000; ms += 10) clock.advance(10);
  expect(sent).toHaveLength(16 * 40);
  const gaps = sent.slice(1).map(({ atMs }, index) => atMs - (sent[index]?.atMs ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(50);
});

it('ends when the peer has its path, is gone, or the port closes', () => {
  const { clock, sent, done, puncher, start } = createPuncher();
  [1, 2, 3].forEach(start);
  clock.advance(0);
  clock.advance(50);
  expect(sent).toHaveLength(6);
  done.add(1);
  puncher.stop(2);
  clock.advance(50);
  expect(sent.slice(6).map(({ peer }) => peer)).toEqual([3]);
  puncher.close();
  for (let turn = 0; turn < 100; turn++) clock.advance(50);
  expect(sent).toHaveLength(7);
});

it('sends 200 checks a second for all peers, and none of them starves', () => {
  const { clock, sent, start } = createPuncher();
  for (let peer = 1; peer <= 40; peer++) start(peer);
  for (let ms = 0; ms < 3_000; ms += 10) clock.advance(10);
  expect(sent.length).toBeLessThanOrEqual(3 * 200 + 10);
  expect(sent.length).toBeGreaterThan(550);
  const counts = Array.from({ length: 40 }, (_, index) => sent.filter(({ peer }) => peer === index + 1).length);
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
});

it('leaves out checks beyond the budget of a peer, and ends its list all the same', () => {
  const { clock, sent, start } = createPuncher((peer) => peer !== 1);
  [1, 2].forEach(start);
  for (let ms = 0; ms < 60_000; ms += 10) clock.advance(10);
  expect(sent.every(({ peer }) => peer === 2)).toBe(true);
  expect(sent).toHaveLength(16 * 40);
  expect(clock.pending).toBe(0);
});
