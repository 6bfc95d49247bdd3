import { describe, expect, it } from 'vitest';
import { createTimbreEffect } from '../../../../../shared/dsp/create-timbre-effect.ts';
import { LIFE_STATES, TALK_TARGETS } from '../../../../../shared/model/presence.ts';
import type { EarOutput } from '../../../../../shared/model/sound/ear-output.ts';
import type { HearingRules } from '../../../../../shared/spatial/hearing-rules.ts';
import {
  expectEars,
  expectSame,
  FRAME,
  GAIN,
  hiss,
  hissing,
  listen,
  METRES,
  ON,
  type Place,
  placeAt,
  RULES,
  speechNoise,
  STEREO,
  tone,
} from '../../../../support/sound/binaural-listening.ts';
import { MixerHarness } from '../../../../support/mixer/mixer-harness.ts';
import { placementAt, placementOf } from '../../../../support/lobby/placement.ts';
import { channelOf, concatenate, rmsDb, sine, toneDb } from '../../../../support/signals.ts';

describe('a voice', () => {
  it.each([
    ['ahead', placeAt(0)],
    ['on the right', placeAt(90)],
    ['behind, on the left', placeAt(-135)],
    ['above, slightly to the left', placeAt(-20, 70)],
    ['far below', placeAt(40, -70)],
  ])(
    '%s is filtered for each ear by the head and arrives later at the far ear, across frame borders and after its end',
    (_, place) => {
      const said = hiss.slice(0, 5 * FRAME);
      const heard = listen(place, (tick) => (tick < 5 ? said.slice(tick * FRAME, (tick + 1) * FRAME) : undefined), 10);
      expectEars(heard, concatenate([said, new Float32Array(3 * FRAME)]), place);
      expect(rmsDb(heard.left.slice(5 * FRAME, 5 * FRAME + 63))).toBeGreaterThan(-90);
    },
  );

  it('from another worker sounds the same, frame by frame', () => {
    for (const place of [placeAt(90), placeAt(-135, 30)]) {
      const [one, two] = [listen(place, hissing, 20), listen(place, hissing, 20, { workers: 2 })];
      // The first frame is ramped in for a speaker whose start is unknown.
      for (const side of ['left', 'right'] as const)
        expectSame(two[side].slice(FRAME, 15 * FRAME), one[side].slice(FRAME, 15 * FRAME));
    }
  });

  it('follows the attenuation curve in level from all around, above and below, as in stereo', () => {
    const said = speechNoise(20 * FRAME);
    const speak = (tick: number): Float32Array => said.slice((tick % 20) * FRAME, ((tick % 20) + 1) * FRAME);
    const levelDb = (place: Place, output: EarOutput): number => {
      const { left, right } = listen(place, speak, 20, { output, capacity: 2 });
      return rmsDb(concatenate([left, right]));
    };
    const stereoDb = levelDb(placeAt(0), STEREO);
    expect(Math.abs(levelDb(placeAt(90), STEREO) - stereoDb)).toBeLessThan(0.01);
    for (const elevation of [-80, -40, -10, 0, 20, 50, 80, 90]) {
      for (let azimuth = -180; azimuth < 180; azimuth += 45)
        expect(Math.abs(levelDb(placeAt(azimuth, elevation), ON) - stereoDb)).toBeLessThan(1);
    }
  });

  it('follows the attenuation curve over distance', () => {
    const level = (metres: number): number => rmsDb(listen([0, 0, -metres], hissing, 10).left);
    expect(level(2) - level(16)).toBeCloseTo(6.02, 1);
    expect(level(1)).toBeCloseTo(level(2), 5);
    expect(listen([0, 0, 31], hissing, 10).left.length).toBe(0);
  });
});

describe('two ears', () => {
  /** How many samples later the right ear hears a click. */
  const rightLag = (azimuth: number, elevation = 0): number => {
    const click = new Float32Array(FRAME);
    click[300] = 0.9;
    const heard = listen(placeAt(azimuth, elevation), (tick) => (tick === 0 ? click : undefined), 2);
    const arrival = (ear: Float32Array): number => ear.findIndex((sample) => Math.abs(sample) > 1e-4);
    return arrival(heard.right) - arrival(heard.left);
  };

  it.each([
    [90, 0, -31],
    [-90, 0, 31],
    [30, 0, -13],
    [150, 0, -13],
    [0, 0, 0],
    [180, 0, 0],
    [0, 90, 0],
    [90, 60, -13],
  ])(
    'hear a voice %i degrees to the right and %i degrees up, the right ear %i samples later',
    (azimuth, elevation, samples) => {
      expect(Math.abs(rightLag(azimuth, elevation) - samples)).toBeLessThanOrEqual(1);
    },
  );

  it('hear a voice straight ahead at once, and any other louder at the near ear, by at least 6 dB from the side', () => {
    const balanceDb = (azimuth: number): number => {
      const { left, right } = listen(placeAt(azimuth), hissing, 10);
      return rmsDb(right) - rmsDb(left);
    };
    expect([balanceDb(0), balanceDb(180)]).toEqual([0, 0]);
    for (const azimuth of [20, 60, 90, 120, 160]) {
      expect(balanceDb(azimuth)).toBeGreaterThan(azimuth === 90 ? 6 : 1);
      expect(balanceDb(-azimuth)).toBe(-balanceDb(azimuth));
    }
  });

  it('swap their signals, sample by sample, for a voice from the other side', () => {
    for (const [azimuth, elevation] of [
      [90, 0],
      [35, 20],
      [130, -30],
    ] as const) {
      const [one, other] = [
        listen(placeAt(azimuth, elevation), hissing, 5),
        listen(placeAt(-azimuth, elevation), hissing, 5),
      ];
      expectSame(other.left, one.right);
      expectSame(other.right, one.left);
    }
  });
});

describe('front and back, above and below', () => {
  const FREQUENCIES = [3_150, 4_000, 5_000, 6_300, 8_000, 10_000, 12_500];
  const chord = (tick: number): Float32Array => {
    const sound = new Float32Array(FRAME);
    for (const frequency of FREQUENCIES)
      sine(frequency, 0.05, FRAME, tick * FRAME).forEach((sample, i) => (sound[i]! += sample));
    return sound;
  };
  const coloursDb = (place: Place, output: EarOutput): readonly number[] => {
    const { left } = listen(place, chord, 12, { output });
    return FREQUENCIES.map((frequency) => toneDb(left.slice(2 * FRAME), frequency));
  };
  const largestDifference = (one: readonly number[], other: readonly number[]): number =>
    Math.max(...one.map((level, i) => Math.abs(level - other[i]!)));

  it.each([
    ['behind', placeAt(180)],
    ['above', placeAt(0, 90)],
    ['below', placeAt(0, -40)],
  ])('%s, a voice is coloured above 3 kHz by several dB, while in stereo it keeps its colour', (_, place) => {
    expect(largestDifference(coloursDb(placeAt(0), ON), coloursDb(place, ON))).toBeGreaterThan(5);
    expect(largestDifference(coloursDb(placeAt(0), STEREO), coloursDb(place, STEREO))).toBeLessThan(0.01);
  });
});

describe('a voice without a direction', () => {
  const centred = (
    output: EarOutput,
    set: (harness: MixerHarness) => void,
    rules: Partial<HearingRules> = {},
  ): Float32Array => {
    const harness = new MixerHarness({ rules: { ...RULES, ...rules }, output });
    harness.join(1, placeAt(70, 20), hissing);
    harness.join(2, [0, 0, 0]);
    set(harness);
    harness.run(10);
    return harness.heard(2);
  };
  const phases = {
    ...RULES.phases,
    playing: { ...RULES.phases.playing, dead: { ...RULES.phases.playing.dead, dead: 'everywhere' } },
  } as const;

  it.each([
    ['a team', {}, { team: 1, talkTo: TALK_TARGETS.indexOf('team') }],
    ['a radio', { effects: true }, { radio: 1, talkTo: TALK_TARGETS.indexOf('radio') }],
    ['a speaker heard everywhere', { phases }, { state: LIFE_STATES.indexOf('dead') }],
    ['a voice under a flat law', { law: 'flat' }, {}],
  ] as const)('sounds centred and bit-exact as in stereo: %s', (_, rules, labels) => {
    const set = (harness: MixerHarness): void => {
      harness.mixer.setPlacement(1, placementOf({ xMetres: METRES }, labels));
      harness.mixer.setPlacement(2, placementOf({}, labels));
    };
    const [on, stereo] = [centred(ON, set, rules), centred(STEREO, set, rules)];
    expect(on.length).toBe(2 * 10 * FRAME);
    expectSame(on, stereo);
    expectSame(channelOf(on, 0), channelOf(on, 1));
  });

  it("sounds centred and at full loudness at the listener's own position", () => {
    const on = centred(ON, (harness) => harness.place(1, 0.2, 0, 0.1));
    expectSame(
      on,
      centred(STEREO, (harness) => harness.place(1, 0.2, 0, 0.1), { pan: 'off' }),
    );
    expect(
      rmsDb(
        channelOf(
          centred(ON, (harness) => harness.place(1, 0.3, 0, 0.1)),
          0,
        ),
      ) - rmsDb(channelOf(on, 0)),
    ).toBeLessThan(-1);
  });
});

describe('a voice with a timbre', () => {
  it('is filtered by the head like a dry voice, across frame borders', () => {
    const harness = new MixerHarness({ rules: { ...RULES, enclosures: 'muffled' }, output: ON });
    const [x, y, z] = placeAt(-110, 10);
    harness.join(1, undefined, (tick) => hissing(tick));
    harness.mixer.setPlacement(1, placementOf({ xMetres: x, yMetres: y, zMetres: z }, { enclosure: 1 }));
    harness.join(2, [0, 0, 0]);
    harness.run(8);
    const muffled = hiss.slice(0, 8 * FRAME);
    const effect = createTimbreEffect('muffled');
    for (let frame = 0; frame < 8; frame++) effect.process(muffled.subarray(frame * FRAME, (frame + 1) * FRAME));
    expectEars(
      { left: channelOf(harness.heard(2), 0), right: channelOf(harness.heard(2), 1) },
      muffled,
      [x, y, z],
      GAIN / 2,
    );
  });

  it('shares its direction with its dry part, and both add up to the mix that the rules define', () => {
    const place = placeAt(90);
    const earsOf = (muffle: number): Float32Array => {
      const harness = new MixerHarness({ rules: { ...RULES, effects: true }, output: ON });
      harness.join(1, undefined, hissing);
      harness.mixer.setPlacement(
        1,
        placementOf({ xMetres: place[0], yMetres: place[1], zMetres: place[2] }, { muffle }),
      );
      harness.join(2, [0, 0, 0]);
      harness.run(5);
      return harness.heard(2);
    };
    const [dry, both, muffled] = [earsOf(0), earsOf(0.25), earsOf(1)];
    for (let i = 0; i < both.length; i++)
      expect(Math.abs(both[i]! - 0.75 * dry[i]! - 0.25 * muffled[i]!)).toBeLessThan(1e-6);
    expect(both).not.toEqual(dry);
  });
});

describe('listeners at one place', () => {
  const encodesOf = (...yawsDegrees: readonly number[]): number => {
    const harness = new MixerHarness({ rules: RULES, output: ON });
    harness.join(1, placeAt(0), tone);
    yawsDegrees.forEach((degrees, i) => {
      harness.join(2 + i, undefined);
      harness.mixer.setPlacement(2 + i, placementAt(0, 0, 0, (degrees * Math.PI) / 180));
    });
    harness.run(10);
    return harness.mixer.stats.encodes;
  };

  it('share a stream when they look the same way, and have their own otherwise', () => {
    expect([encodesOf(30, 30, 30), encodesOf(30, 31), encodesOf(30, 45), encodesOf(0, 180)]).toEqual([10, 10, 20, 20]);
  });

  it('part when one turns, and share again once both look the same way', () => {
    const harness = new MixerHarness({ rules: RULES, output: ON });
    harness.join(1, placeAt(0), tone);
    for (const slot of [2, 3]) harness.join(slot, [0, 0, 0]);
    const encodesOver = (ticks: number): number => {
      const before = harness.mixer.stats.encodes;
      harness.run(ticks);
      return harness.mixer.stats.encodes - before;
    };
    expect(encodesOver(10)).toBe(10);
    harness.place(3, 0, 0, 0, Math.PI);
    expect(encodesOver(10)).toBe(20);
    harness.place(3, 0, 0, 0, 0);
    encodesOver(40);
    expect([encodesOver(10), harness.mixer.stats.merges]).toEqual([10, 1]);
  });
});
