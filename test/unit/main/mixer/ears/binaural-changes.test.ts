import { describe, expect, it } from 'vitest';
import { TALK_TARGETS } from '../../../../../shared/model/presence.ts';
import type { EarOutput } from '../../../../../shared/model/sound/ear-output.ts';
import {
  expectSame,
  FRAME,
  GAIN,
  hissing,
  listen,
  METRES,
  ON,
  placeAt,
  RULES,
  STEREO,
  tone,
} from '../../../../support/sound/binaural-listening.ts';
import { MixerHarness } from '../../../../support/mixer/mixer-harness.ts';
import { placementOf } from '../../../../support/lobby/placement.ts';
import { channelOf, clickRatio, concatenate, rmsDb } from '../../../../support/signals.ts';

describe('a change', () => {
  /** As loud as a tone can be at the near ear. A step in it would be many times as large. */
  const SMOOTH = 1.1;

  function expectSmooth(between: (harness: MixerHarness, tick: number) => void, rules = RULES, gain = GAIN): void {
    const harness = new MixerHarness({ rules, output: ON });
    harness.join(1, placeAt(90), tone);
    harness.join(2, [0, 0, 0]);
    harness.run(200, (tick) => between(harness, tick));
    expect(harness.heardFrames(2).length).toBe(200);
    for (const side of [0, 1] as const) {
      expect(rmsDb(harness.side(2, side, 198))).toBeGreaterThan(-50);
      expect(clickRatio(harness.side(2, side, 198), 500, 0.2 * gain)).toBeLessThan(SMOOTH);
    }
  }

  it('makes no click when a head turns by five degrees a frame, or a voice flies over it', () => {
    expectSmooth((harness, tick) => harness.place(2, 0, 0, 0, (tick * 5 * Math.PI) / 180));
    expectSmooth((harness, tick) => harness.place(1, ...placeAt(30, 5 * tick)));
  });

  it('makes no click when a voice jumps from left to right, or from front to back', () => {
    expectSmooth((harness, tick) => harness.place(1, ...placeAt(tick % 10 < 5 ? 90 : -90)));
    expectSmooth((harness, tick) => harness.place(1, ...placeAt(tick % 7 < 5 ? 0 : 180)));
  });

  it('makes no click when the mode is switched while somebody speaks, with and without the interaural delay of stereo', () => {
    for (const interauralDelay of [false, true]) {
      expectSmooth((harness, tick) => harness.mixer.setOutput(2, tick % 20 < 10 ? ON : STEREO), {
        ...RULES,
        interauralDelay,
      });
    }
  });

  it("makes no click when a voice moves to a channel and back, reaches the listener's position, or is muffled", () => {
    const team = { team: 1, talkTo: TALK_TARGETS.indexOf('team') };
    expectSmooth(
      (harness, tick) => {
        harness.mixer.setPlacement(2, placementOf({}, { team: 1 }));
        harness.mixer.setPlacement(1, placementOf({ xMetres: METRES }, tick % 10 < 5 ? team : {}));
      },
      RULES,
      1,
    );
    expectSmooth((harness, tick) => harness.place(1, tick % 10 < 5 ? 0.29 : 0.31, 0, 0), RULES, 1);
    expectSmooth(
      (harness, tick) =>
        harness.mixer.setPlacement(1, placementOf({ xMetres: METRES }, { muffle: tick % 10 < 5 ? 0.5 : 0 })),
      { ...RULES, effects: true },
    );
  });

  it('makes no click when another worker is sometimes late and its speakers fade out and in', () => {
    const harness = new MixerHarness({ rules: RULES, output: ON, workers: 2 });
    harness.join(1, placeAt(-120), tone, 1);
    harness.join(2, [0, 0, 0]);
    for (let tick = 0; tick < 400; tick++) {
      harness.mixers[0]!.tick(tick, 20 * tick);
      if (tick % 70 !== 69) harness.mixers[1]!.tick(tick, 20 * tick);
    }
    const levels = harness
      .heardFrames(2)
      .slice(2)
      .map((frame) => rmsDb(channelOf(frame, 0)));
    const loudest = Math.max(...levels);
    expect(levels.filter((level) => level < loudest - 3).length).toBeGreaterThan(8);
    expect(levels.filter((level) => level > loudest - 1).length).toBeGreaterThan(300);
    for (const side of [0, 1] as const)
      expect(clickRatio(channelOf(harness.heard(2), side).slice(2 * FRAME), 500, 0.2 * GAIN)).toBeLessThan(SMOOTH);
  });

  it('cross-fades within one frame, half-way with half of the old direction and half of the new one', () => {
    const speak = (): Float32Array => new Float32Array(FRAME).fill(0.1);
    const harness = new MixerHarness({ rules: RULES, output: ON });
    harness.join(1, placeAt(90), speak);
    harness.join(2, [0, 0, 0]);
    harness.run(3);
    harness.place(1, ...placeAt(-90));
    harness.run(2);
    const left = (frame: number, sample: number): number => channelOf(harness.heardFrames(2)[frame]!, 0)[sample]!;
    const [old, fresh] = [left(2, 900), left(4, 900)];
    expect(Math.abs(old - fresh)).toBeGreaterThan(0.003);
    expect([left(3, 0), left(3, 480), left(3, 959)]).toEqual([
      expect.closeTo(old, 5),
      expect.closeTo((old + fresh) / 2, 5),
      expect.closeTo(fresh, 4),
    ]);
  });

  it('of the mode takes full effect in the next frame, both ways', () => {
    const [binaural, stereo] = [listen(placeAt(90), hissing, 10), listen(placeAt(90), hissing, 10, { output: STEREO })];
    const switched = (from: EarOutput, to: EarOutput): Float32Array => {
      const harness = new MixerHarness({ rules: RULES, output: from });
      harness.join(1, placeAt(90), hissing);
      harness.join(2, [0, 0, 0]);
      harness.run(10, (tick) => harness.mixer.setOutput(2, tick < 5 ? from : to));
      return channelOf(harness.heard(2), 0);
    };
    const [on, off] = [switched(STEREO, ON), switched(ON, STEREO)];
    expectSame(on.slice(0, 5 * FRAME), stereo.left.slice(0, 5 * FRAME));
    expectSame(on.slice(6 * FRAME), binaural.left.slice(6 * FRAME));
    expectSame(off.slice(0, 5 * FRAME), binaural.left.slice(0, 5 * FRAME));
    expectSame(off.slice(6 * FRAME), stereo.left.slice(6 * FRAME));
  });

  it('of the mode while somebody speaks lets both ears hear the voice to its end', () => {
    const harness = new MixerHarness({ rules: RULES });
    harness.join(1, placeAt(90), (tick) => (tick < 8 ? hissing(tick) : undefined));
    harness.join(2, [0, 0, 0]);
    harness.run(10, (tick) => void (tick === 5 && harness.mixer.setOutput(2, ON)));
    const whole = listen(placeAt(90), (tick) => (tick < 8 ? hissing(tick) : undefined), 10);
    expectSame(channelOf(harness.heardFrames(2)[8]!, 0), whole.left.slice(8 * FRAME, 9 * FRAME));
    expect(rmsDb(whole.left.slice(8 * FRAME, 8 * FRAME + 94))).toBeGreaterThan(-60);
  });

  it('of the mode leaves nothing behind for a speaker who starts after it', () => {
    const harness = new MixerHarness({ rules: RULES });
    harness.join(1, placeAt(90), (tick) => (tick < 10 || tick >= 20 ? hissing(tick % 20) : undefined));
    harness.join(2, [0, 0, 0]);
    harness.run(40, (tick) => void (tick === 15 && harness.mixer.setOutput(2, ON)));
    const fresh = listen(placeAt(90), hissing, 5);
    // Ten frames of sound and ten of the silence after it.
    expectSame(channelOf(concatenate(harness.heardFrames(2).slice(20, 25)), 0), fresh.left);
  });
});
