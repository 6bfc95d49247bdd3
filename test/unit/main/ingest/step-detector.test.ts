import { expect, it } from 'vitest';
import { DelayEstimator } from '../../../../main/ingest/delay-estimator.ts';
import { StepDetector } from '../../../../main/ingest/step-detector.ts';

/**
 * Ten seconds of packets; `delayMs` returns the lateness of each, and the packets arrive as far apart as that
 * implies.
 */
function observe(delayMs: (index: number) => number, isNext: (index: number) => boolean = () => true): DelayEstimator {
  const estimator = new DelayEstimator();
  const steps = new StepDetector(estimator);
  estimator.restart(0, 0);
  for (let index = 0; index < 500; index++) {
    const gapMs = index === 0 ? 0 : 20 + delayMs(index) - delayMs(index - 1);
    steps.observe(delayMs(index), 20 * index + delayMs(index), 1, gapMs, isNext(index));
  }
  return estimator;
}

it('moves the base and keeps the margin when a sender pauses and resumes repeatedly', () => {
  const estimator = observe((index) => 120 * Math.floor(index / 50));
  expect(estimator.baseMs).toBe(120 * 9);
  expect(estimator.targetMs).toBe(2);
});

it('leaves a stall, whose delayed packets arrive less and less late, to the estimator', () => {
  const late = (index: number): number => (index % 100 < 6 ? 120 - 20 * (index % 100) : 0);
  const direct = new DelayEstimator();
  direct.restart(0, 0);
  for (let index = 0; index < 500; index++) direct.observe(late(index), 20 * index + late(index), 1);
  const estimator = observe(late);
  expect(estimator.baseMs).toBe(0);
  expect(estimator.targetMs).toBe(direct.targetMs);
  expect(estimator.targetMs).toBeGreaterThan(2);
});

it('treats a step as lateness when a packet is missing at its start', () => {
  const estimator = observe(
    (index) => (index < 490 ? 0 : 120),
    (index) => index !== 490,
  );
  expect(estimator.baseMs).toBe(0);
  expect(estimator.targetMs).toBe(120);
});
