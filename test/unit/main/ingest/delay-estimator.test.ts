import { describe, expect, it } from 'vitest';
import { DelayEstimator } from '../../../../main/ingest/delay-estimator.ts';
import { createRandom } from '../../../support/signals.ts';

/** Feeds `count` packets, one every 20 ms from `startMs` on, with the relative delays that `delayMs` returns. */
function show(estimator: DelayEstimator, count: number, startMs: number, delayMs: (index: number) => number): void {
  for (let index = 0; index < count; index++) estimator.observe(delayMs(index), startMs + 20 * index, 1);
}

describe('the choice of delay', () => {
  it('stays at the smallest margin on a clean link', () => {
    const random = createRandom(1);
    const estimator = new DelayEstimator();
    show(estimator, 3_000, 0, () => 100 + random());
    expect(estimator.targetMs).toBe(2);
    expect(estimator.baseMs).toBeCloseTo(100, 1);
  });

  it('chooses the margin at which all but one packet in 100 arrive in time', () => {
    const random = createRandom(2);
    const estimator = new DelayEstimator();
    show(estimator, 3_000, 0, () => 30 * random());
    expect(estimator.targetMs).toBe(30);
  });

  it('grows within a second of a step and shrinks a step in half a second at most', () => {
    const estimator = new DelayEstimator();
    show(estimator, 3_000, 0, () => 0);
    show(estimator, 4, 60_000, () => 70);
    expect(estimator.targetMs).toBe(70);
    show(estimator, 50, 60_080, () => 0);
    expect(estimator.targetMs).toBe(70);
    show(estimator, 3_000, 61_080, () => 0);
    expect(estimator.targetMs).toBe(2);
  });

  it('ignores occasional stalls whose packets arrive in a burst', () => {
    const estimator = new DelayEstimator();
    show(estimator, 6_000, 0, (index) => Math.max(0, 200 - 20 * (index % 1_500)));
    expect(estimator.targetMs).toBeLessThan(10);
  });

  it('waits for stalls that come every three seconds', () => {
    const estimator = new DelayEstimator();
    show(estimator, 3_000, 0, (index) => Math.max(0, 160 - 20 * (index % 150)));
    expect(estimator.targetMs).toBeGreaterThan(100);
  });

  it('ignores one late packet in a thousand', () => {
    const estimator = new DelayEstimator();
    show(estimator, 5_000, 0, (index) => (index % 1_000 === 999 ? 90 : 0));
    expect(estimator.targetMs).toBe(2);
  });

  it('follows clock drift by its window', () => {
    const estimator = new DelayEstimator();
    show(estimator, 30_000, 0, (index) => 0.004 * index);
    expect(estimator.targetMs).toBe(2);
    expect(estimator.baseMs).toBeGreaterThan(0.004 * 30_000 - 1.1);
  });

  it('forgets the base but not the jitter when a time line restarts', () => {
    const random = createRandom(3);
    const estimator = new DelayEstimator();
    show(estimator, 1_000, 0, () => 30 * random());
    estimator.restart(-5_000, 20_000);
    expect(estimator.baseMs).toBe(-5_000);
    expect(estimator.targetMs).toBe(30);
  });

  it('follows a sender whose sound is 12 % slow, and counts none of it as late', () => {
    const estimator = new DelayEstimator();
    show(estimator, 500, 0, () => 0);
    show(estimator, 1_500, 10_000, (index) => 2.4 * index);
    expect(estimator.isRising).toBe(true);
    expect(2.4 * 1_499 - estimator.baseMs).toBeLessThan(15);
    expect(estimator.targetMs).toBe(2);
  });

  it('learns the wait from the first late packet of a new stream', () => {
    const estimator = new DelayEstimator();
    show(estimator, 20, 0, (index) => (index === 15 ? 33 : 0));
    expect(estimator.targetMs).toBe(35);
  });
});

describe('the part of a wait that can be dropped', () => {
  it('is nothing when a frame less would make all packets late', () => {
    const random = createRandom(4);
    const estimator = new DelayEstimator();
    show(estimator, 1_000, 0, () => random());
    expect(estimator.spareWaitMs(10)).toBeLessThan(0.5);
  });

  it('is a frame when one frame less still suffices, and part of a frame when few packets would be late', () => {
    const random = createRandom(5);
    const estimator = new DelayEstimator();
    // One in twenty needs 20 to 50 ms, like packets recovered from the next one on a link with jitter.
    show(estimator, 2_000, 0, () => 30 * random() + (random() < 0.05 ? 20 : 0));
    expect(estimator.spareWaitMs(80)).toBe(20);
    expect(estimator.spareWaitMs(60)).toBeGreaterThan(3);
    expect(estimator.spareWaitMs(60)).toBeLessThan(16);
    expect(estimator.spareWaitMs(49)).toBeLessThan(estimator.spareWaitMs(60));
  });
});
