import { describe, expect, it } from 'vitest';
import { directionDelaySamples, headDirection } from '../../../../../main/mixer/kernel/head-responses.ts';
import { OUTPUT_MODES, type EarOutput, type OutputMode } from '../../../../../shared/model/sound/ear-output.ts';
import {
  FRAME,
  hissing,
  listen,
  ON,
  placeAt,
  RULES,
  STEREO,
  tone,
} from '../../../../support/sound/binaural-listening.ts';
import { MixerHarness } from '../../../../support/mixer/mixer-harness.ts';
import { channelOf, clickRatio, concatenate, peak, rmsDb } from '../../../../support/signals.ts';

const outputOf = (mode: OutputMode, widthPercent = 100): EarOutput => ({ mode, widthPercent });
const bothDb = ({ left, right }: { readonly left: Float32Array; readonly right: Float32Array }): number =>
  rmsDb(concatenate([left, right]));
const heardIn = (mode: OutputMode, widthPercent = 100) =>
  listen(placeAt(90), hissing, 10, { output: outputOf(mode, widthPercent) });

describe('what a listener chooses', () => {
  it('is mono: equal channels, as loud as in stereo', () => {
    const mono = heardIn('mono');
    expect(mono.left).toEqual(mono.right);
    expect(bothDb(mono)).toBeCloseTo(bothDb(heardIn('stereo')), 2);
  });

  it.each([
    ['left', 'right'],
    ['right', 'left'],
  ] as const)('is the %s ear: nothing in the other, and all of the sound in this one', (mode, other) => {
    const heard = heardIn(mode);
    expect(peak(heard[other])).toBe(0);
    expect(bothDb(heard)).toBeCloseTo(bothDb(heardIn('stereo')), 2);
    // The sum of a voice on each side, which stereo divides.
    const stereoSides = [placeAt(90), placeAt(-90)].map((place) => listen(place, tone, 5, { output: outputOf(mode) }));
    expect(rmsDb(stereoSides[0]![mode])).toBeCloseTo(rmsDb(stereoSides[1]![mode]), 5);
  });

  it('is the width: 100 % is stereo bit by bit, 0 % is mono, and the loudness never changes', () => {
    expect(heardIn('stereo', 100).left).toEqual(listen(placeAt(90), hissing, 10, { output: STEREO }).left);
    expect(heardIn('stereo', 0).left).toEqual(heardIn('mono').left);
    expect(heardIn('stereo', 0).left).toEqual(heardIn('stereo', 0).right);
    const balances = [0, 25, 50, 75, 100].map((width) => {
      const heard = heardIn('stereo', width);
      expect(bothDb(heard)).toBeCloseTo(bothDb(heardIn('mono')), 2);
      return rmsDb(heard.right) - rmsDb(heard.left);
    });
    expect([...balances].sort((a, b) => a - b)).toEqual(balances);
    expect(balances.at(-1)! - balances[0]!).toBeGreaterThan(12);
  });

  it('holds for channels too, which have no side', () => {
    for (const mode of OUTPUT_MODES) {
      const { left, right } = listen(placeAt(90), hissing, 5, {
        rules: { ...RULES, law: 'flat' },
        output: outputOf(mode),
      });
      if (mode === 'left') expect(peak(right)).toBe(0);
      else if (mode === 'right') expect(peak(left)).toBe(0);
      else expect(left).toEqual(right);
    }
  });

  it('cannot bring back a direction that the rules hide', () => {
    for (const mode of ['stereo', 'binaural'] as const) {
      const { left, right } = listen(placeAt(90), hissing, 5, {
        rules: { ...RULES, pan: 'off' },
        output: outputOf(mode),
      });
      expect(left).toEqual(right);
    }
  });
});

describe('listeners of one lobby', () => {
  /** How many samples later the right ear hears a click, where it hears both. */
  const lag = (heard: Float32Array): number => {
    const arrival = (side: 0 | 1): number => channelOf(heard, side).findIndex((sample) => Math.abs(sample) > 1e-4);
    return arrival(1) - arrival(0);
  };

  it('hear in different ways at once: 3D with a delay between the ears, stereo without', () => {
    const click = new Float32Array(FRAME);
    click[300] = 0.9;
    const harness = new MixerHarness({ rules: RULES });
    harness.join(1, placeAt(90), (tick) => (tick === 0 ? click : undefined));
    for (const slot of [2, 3]) harness.join(slot, [0, 0, 0]);
    harness.mixer.setOutput(2, ON);
    harness.run(2);
    expect(lag(harness.heard(2))).toBeCloseTo(-directionDelaySamples(headDirection(1, 0, 0)), -0.5);
    expect(lag(harness.heard(2))).toBeLessThan(-25);
    expect(lag(harness.heard(3))).toBe(0);
  });

  it('share an encode if they hear the same, as all who hear mono from one place do, whatever way they look', () => {
    const encodesOf = (mode: OutputMode): number => {
      const harness = new MixerHarness({ rules: RULES });
      harness.join(1, placeAt(0), tone);
      for (const [slot, yaw] of [
        [2, 0],
        [3, 1],
        [4, 2],
      ] as const) {
        harness.join(slot, undefined);
        harness.mixer.setOutput(slot, outputOf(mode));
        harness.place(slot, 0, 0, 0, yaw);
      }
      harness.run(10);
      return harness.mixer.stats.encodes;
    };
    expect(encodesOf('mono')).toBe(10);
    expect(encodesOf('left')).toBe(10);
    expect(encodesOf('stereo')).toBe(30);
  });

  it('start in stereo in a slot whose last listener chose something else', () => {
    const harness = new MixerHarness({ rules: RULES });
    harness.join(1, placeAt(90), tone);
    harness.join(2, [0, 0, 0]);
    harness.mixer.setOutput(2, outputOf('left'));
    harness.run(2);
    harness.mixer.leave(2);
    harness.run(2);
    harness.join(2, [0, 0, 0]);
    harness.run(3);
    expect(rmsDb(harness.side(2, 1, 2))).toBeGreaterThan(-30);
  });
});

it('makes no click when a listener switches, from any way of hearing to any other', () => {
  const harness = new MixerHarness({ rules: RULES });
  harness.join(1, placeAt(90), tone);
  harness.join(2, [0, 0, 0]);
  const outputs = [...OUTPUT_MODES.map((mode) => outputOf(mode)), outputOf('stereo', 30)];
  const pairs = outputs.flatMap((from) => outputs.map((to) => [from, to] as const)).flat();
  harness.run(3 * pairs.length, (tick) => harness.mixer.setOutput(2, pairs[Math.floor(tick / 3)]!));
  for (const side of [0, 1] as const)
    expect(clickRatio(harness.side(2, side, 3 * pairs.length - 2), 500, 0.2 * 0.5)).toBeLessThan(1.5);
});
