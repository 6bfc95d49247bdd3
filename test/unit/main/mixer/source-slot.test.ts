import { expect, it } from 'vitest';
import { SourceSlot } from '../../../../main/mixer/source-slot.ts';
import { FakeInput } from '../../../support/mixer-harness.ts';
import { clickRatio, concatenate, peak, sine } from '../../../support/signals.ts';

const FRAME = 960;
const speak = (tick: number): Float32Array => sine(500, 0.5, FRAME, tick * FRAME);

it('fades out when muted and in when unmuted, and takes frames all the while', () => {
  const input = new FakeInput(speak);
  const source = new SourceSlot(input);
  const frames: Float32Array[] = [];
  for (let tick = 0; tick < 12; tick++) {
    source.isMuted = tick >= 4 && tick < 8;
    source.take(20 * tick);
    frames.push(source.isActive ? source.frame.slice() : new Float32Array(FRAME));
  }
  expect(input.pulls).toBe(12);
  expect(clickRatio(concatenate(frames), 500, 0.5)).toBeLessThan(3);
  expect([peak(frames[5]!), peak(frames[7]!)]).toEqual([0, 0]);
  expect(peak(frames[9]!)).toBeCloseTo(0.5, 2);
});

it('tells the first frame after silence from those that follow', () => {
  const source = new SourceSlot(new FakeInput((tick) => (tick === 2 || tick >= 4 ? speak(tick) : undefined)));
  const onsets = Array.from({ length: 7 }, (_, tick) => {
    source.take(20 * tick);
    return source.isOnset;
  });
  expect(onsets).toEqual([false, false, true, false, true, false, false]);
});

it('counts digital silence as silence', () => {
  const source = new SourceSlot(new FakeInput(() => new Float32Array(FRAME).fill(1e-5)));
  source.take(0);
  expect([source.isActive, source.isTalking]).toEqual([false, false]);
});

it('remembers its loudness through the pauses between words', () => {
  const source = new SourceSlot(new FakeInput((tick) => (tick === 0 ? speak(0) : undefined)));
  source.take(0);
  const loud = source.loudness;
  for (let tick = 1; tick <= 5; tick++) source.take(20 * tick);
  expect(source.loudness / loud).toBeCloseTo(0.59, 2);
  expect(source.power).toBe(0);
});
