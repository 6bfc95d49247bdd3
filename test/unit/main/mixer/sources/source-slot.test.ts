import { expect, it } from 'vitest';
import { FrameBank } from '../../../../../main/mixer/kernel/frame-bank.ts';
import { createMixKernels } from '../../../../../main/mixer/kernel/mix-kernels.ts';
import { createMixMemory } from '../../../../../main/mixer/kernel/mix-memory.ts';
import { SourceSlot } from '../../../../../main/mixer/sources/source-slot.ts';
import { FakeInput } from '../../../../support/mixer/mixer-harness.ts';
import { clickRatio, concatenate, peak, sine } from '../../../../support/signals.ts';

const FRAME = 960;
const memory = createMixMemory(1, 1);
const bank = new FrameBank(memory);
const kernels = createMixKernels(memory);
const take = (source: SourceSlot, tick: number): void =>
  source.readFrame(20 * tick, bank.frame(1, tick), bank.frameAddress(1, tick), kernels);
const speak = (tick: number): Float32Array => sine(500, 0.5, FRAME, tick * FRAME);

it('fades out when muted and in when unmuted, and keeps consuming frames', () => {
  const input = new FakeInput(speak);
  const source = new SourceSlot(input);
  const frames: Float32Array[] = [];
  for (let tick = 0; tick < 12; tick++) {
    source.isMuted = tick >= 4 && tick < 8;
    take(source, tick);
    frames.push(source.isActive ? bank.frame(1, tick).slice() : new Float32Array(FRAME));
  }
  expect(input.pulls).toBe(12);
  expect(clickRatio(concatenate(frames), 500, 0.5)).toBeLessThan(3);
  expect([peak(frames[5]!), peak(frames[7]!)]).toEqual([0, 0]);
  expect(peak(frames[9]!)).toBeCloseTo(0.5, 2);
});

it('counts digital silence as silence', () => {
  const source = new SourceSlot(new FakeInput(() => new Float32Array(FRAME).fill(1e-5)));
  take(source, 0);
  expect([source.isActive, source.isTalking]).toEqual([false, false]);
});

it('remembers its loudness through the pauses between words', () => {
  const source = new SourceSlot(new FakeInput((tick) => (tick === 0 ? speak(0) : undefined)));
  take(source, 0);
  const loud = source.loudness;
  for (let tick = 1; tick <= 5; tick++) take(source, tick);
  expect(source.loudness / loud).toBeCloseTo(0.59, 2);
  expect(source.power).toBe(0);
});

it('treats NaN as silence, now and afterwards', () => {
  const source = new SourceSlot(
    new FakeInput((tick) => (tick === 0 ? new Float32Array(FRAME).fill(Number.NaN) : speak(tick))),
  );
  take(source, 0);
  expect([source.isActive, source.power, source.loudness]).toEqual([false, 0, 0]);
  take(source, 1);
  expect([source.isActive, source.loudness > 0]).toEqual([true, true]);
});
