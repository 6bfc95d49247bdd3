import { expect, it } from 'vitest';
import { DelayBase } from '../../../../main/ingest/delay-base.ts';
import { createRandom } from '../../../support/signals.ts';

/** Notes packets of 20 ms from `startMs` to `endMs` with the delays that `delayMs` returns for their times. */
function note(base: DelayBase, startMs: number, endMs: number, delayMs: (nowMs: number) => number): void {
  for (let nowMs = startMs; nowMs < endMs; nowMs += 20) base.note(delayMs(nowMs), nowMs, 1);
}

it('is the smallest delay of the last 5 s while that rises by 8 ms a second or less', () => {
  const base = new DelayBase();
  note(base, 0, 20_000, (nowMs) => 0.008 * nowMs);
  expect(base.isRising).toBe(false);
  expect(base.valueMs).toBeGreaterThanOrEqual(0.008 * 14_900);
  expect(base.valueMs).toBeLessThanOrEqual(0.008 * 15_500);
});

it.each([0.03, 0.088, 0.2, 0.5])('keeps up with a sender that is later by %d ms per ms', (rise) => {
  const base = new DelayBase();
  note(base, 0, 1_000, () => 0);
  let largestLagMs = 0;
  for (let nowMs = 1_000; nowMs < 20_000; nowMs += 20) {
    base.note(rise * (nowMs - 1_000), nowMs, 1);
    if (nowMs > 3_000) largestLagMs = Math.max(largestLagMs, rise * (nowMs - 1_000) - base.valueMs);
  }
  expect(base.isRising).toBe(true);
  expect(largestLagMs).toBeLessThanOrEqual(rise * 120);
});

it('is the delay of a sender that is well again, at once, and rests within 6 s', () => {
  const base = new DelayBase();
  note(base, 0, 10_000, (nowMs) => 0.2 * nowMs);
  note(base, 10_000, 10_500, () => 2_000);
  expect(base.valueMs).toBe(2_000);
  note(base, 10_500, 16_000, () => 2_000);
  expect(base.isRising).toBe(false);
  expect(base.valueMs).toBe(2_000);
});

it('returns with one packet that is in time', () => {
  const base = new DelayBase();
  note(base, 0, 2_000, () => 0);
  note(base, 2_000, 3_000, () => 90);
  expect(base.isRising).toBe(true);
  base.note(1, 3_000, 1);
  expect(base.isRising).toBe(false);
  expect(base.valueMs).toBe(0);
});

it('does not take a stall for a slow sender, however long it was', () => {
  const base = new DelayBase();
  note(base, 0, 2_000, () => 0);
  for (let packet = 0; packet < 100; packet++) {
    base.note(2_000 - 20 * packet, 4_000, 1);
    expect(base.valueMs).toBe(0);
  }
});

it('does not take jitter of 100 ms for a slow sender', () => {
  const random = createRandom(1);
  const base = new DelayBase();
  for (let nowMs = 0; nowMs < 600_000; nowMs += 20) {
    base.note(100 * random(), nowMs, 1);
    expect(base.isRising).toBe(false);
  }
});

it('rises for 5 s after it was raised', () => {
  const base = new DelayBase();
  note(base, 0, 1_000, () => 0);
  base.raise(1_000);
  note(base, 1_000, 6_000, () => 200);
  expect([base.valueMs, base.isRising]).toEqual([200, true]);
  base.note(200, 6_000, 1);
  expect([base.valueMs, base.isRising]).toEqual([200, false]);
});
