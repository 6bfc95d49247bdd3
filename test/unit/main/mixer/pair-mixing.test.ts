import { expect, it } from 'vitest';
import { PairMixing } from '../../../../main/mixer/pair-mixing.ts';
import { Scene } from '../../../../main/mixer/scene.ts';
import { SourceSlot } from '../../../../main/mixer/source-slot.ts';
import { FakeInput } from '../../../support/mixer-harness.ts';
import { channelOf, peak, rmsDb, sine } from '../../../support/signals.ts';

const FRAME = 960;

/** Two people side by side, of whom number 2 speaks; `mix` gives what number 1 hears of its next frame. */
function pair(): { scene: Scene; pairs: PairMixing; mix: (isDeaf?: boolean) => { left: Float32Array; count: number } } {
  const scene = new Scene(2, { law: 'linear', minMetres: 2, maxMetres: 30 });
  scene.place(1, 0, 0, 0, 0);
  scene.place(2, 0, 0, 1, 0);
  const pairs = new PairMixing(2);
  const source = new SourceSlot(new FakeInput((tick) => sine(500, 0.5, FRAME, tick * FRAME)));
  const sources = [undefined, undefined, source];
  let tick = 0;
  const mix = (isDeaf = false): { left: Float32Array; count: number } => {
    source.take(20 * tick++);
    const stereo = new Float32Array(2 * FRAME);
    const count = pairs.mixFor(1, isDeaf, sources, Int32Array.of(2), 1, scene, stereo);
    return { left: channelOf(stereo, 0), count };
  };
  return { scene, pairs, mix };
}

it('begins at full gain when a voice begins, for there is nothing to ramp from', () => {
  const { mix } = pair();
  const { left } = mix();
  expect(rmsDb(left.slice(0, 96))).toBeCloseTo(rmsDb(sine(500, 0.5 * Math.SQRT1_2, 96)), 1);
});

it('ramps to zero over one more frame when a voice leaves earshot, then mixes it no more', () => {
  const { scene, mix } = pair();
  mix();
  scene.place(2, 500, 0, 0, 0);
  const { left, count } = mix();
  expect(count).toBe(1);
  expect(peak(left.slice(0, 200))).toBeGreaterThan(0.25);
  expect(peak(left.slice(-10))).toBeLessThan(0.01);
  expect(mix().count).toBe(0);
});

it('ramps up from zero when a voice that is speaking comes into earshot', () => {
  const { scene, mix } = pair();
  scene.place(2, 500, 0, 0, 0);
  expect(mix().count).toBe(0);
  scene.place(2, 0, 0, 1, 0);
  const { left } = mix();
  expect(peak(left.slice(0, 10))).toBeLessThan(0.01);
  expect(peak(left.slice(-200))).toBeGreaterThan(0.25);
});

it('fades everybody out for a listener who is deafened', () => {
  const { pairs, mix } = pair();
  mix();
  expect(pairs.isSelected(1, 2)).toBe(true);
  expect([mix(true).count, mix(true).count]).toEqual([1, 0]);
  expect(pairs.isSelected(1, 2)).toBe(false);
});

it('forgets a pair when one of it leaves', () => {
  const { scene, pairs, mix } = pair();
  mix();
  pairs.remove(2);
  scene.place(2, 500, 0, 0, 0);
  expect(mix().count).toBe(0);
});
