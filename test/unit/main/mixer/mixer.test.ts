import { describe, expect, it } from 'vitest';
import { distanceGain } from '../../../../shared/spatial/distance-gain.ts';
import { HEARING_PRESETS } from '../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES, DISTANCE_LAWS, type HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { MixerHarness } from '../../../support/mixer/mixer-harness.ts';
import { placementAt, placementOf } from '../../../support/lobby/placement.ts';
import {
  channelOf,
  clickRatio,
  createRandom,
  isAllFinite,
  noise,
  peak,
  rmsDb,
  sine,
  toneDb,
} from '../../../support/signals.ts';

const FRAME = 960;
const tone =
  (frequencyHz: number, amplitude = 0.2) =>
  (tick: number): Float32Array =>
    sine(frequencyHz, amplitude, FRAME, tick * FRAME);

/**
 * Level of a tone in what a listener heard in the last ten frames, both ears together, dB relative to the tone itself.
 */
function heardDb(harness: MixerHarness, slot: number, frequencyHz: number, amplitude = 0.2): number {
  const left = 10 ** (toneDb(harness.side(slot, 0, 10), frequencyHz) / 10);
  const right = 10 ** (toneDb(harness.side(slot, 1, 10), frequencyHz) / 10);
  return 10 * Math.log10(left + right) - 20 * Math.log10(amplitude / Math.SQRT2);
}

describe('who hears whom', () => {
  it('everyone hears nearby players, no distant ones, and never themselves', () => {
    const harness = new MixerHarness();
    const places = [
      [0, 0, 0],
      [5, 0, 0],
      [0, 0, 16],
      [100, 0, 0],
    ] as const;
    const frequencies = [300, 500, 700, 1_100];
    places.forEach((place, i) => harness.join(i + 1, place, tone(frequencies[i]!)));
    harness.run(20);
    for (let listener = 1; listener <= 3; listener++) {
      for (let speaker = 1; speaker <= 4; speaker++) {
        const [a, b] = [places[listener - 1]!, places[speaker - 1]!];
        const gain =
          listener === speaker ? 0 : distanceGain(Math.hypot(a[0] - b[0], a[2] - b[2]), DEFAULT_HEARING_RULES);
        const level = heardDb(harness, listener, frequencies[speaker - 1]!);
        if (gain === 0) expect(level).toBeLessThan(-60);
        else expect(level).toBeCloseTo(20 * Math.log10(gain), 0);
      }
    }
    expect(harness.heardFrames(4)).toEqual([]);
  });

  it('a participant without a pose neither hears nor is heard', () => {
    const harness = new MixerHarness();
    harness.join(1, [0, 0, 0], tone(300));
    harness.join(2, undefined, tone(500));
    harness.run(20);
    expect(harness.heardFrames(1)).toEqual([]);
    expect(harness.heardFrames(2)).toEqual([]);
    harness.mixer.setPlacement(2, placementAt(1, 0, 0));
    harness.run(20);
    expect(heardDb(harness, 1, 500)).toBeCloseTo(0, 0);
    expect(heardDb(harness, 2, 300)).toBeCloseTo(0, 0);
  });

  it('the packets of a muted speaker are played unheard, and a deafened listener hears nothing', () => {
    const harness = new MixerHarness();
    harness.join(1, [0, 0, 0]);
    harness.join(2, [1, 0, 0], tone(500));
    harness.run(5);
    harness.mixer.setStatus(2, true, false);
    harness.run(30);
    expect(harness.inputs.get(2)!.pulls).toBe(35);
    expect(harness.mixer.levelDb(2)).toBe(-120);
    const heard = harness.heardFrames(1).length;
    expect(heard).toBe(5 + 1 + 25);
    harness.mixer.setStatus(2, false, false);
    harness.mixer.setStatus(1, false, true);
    harness.run(10);
    expect(harness.heardFrames(1).length).toBe(heard);
  });

  it('a speaker is heard on the side where they stand, which turns with the listener', () => {
    const harness = new MixerHarness();
    harness.join(1, [0, 0, 0]);
    harness.join(2, [10, 0, 0], tone(500));
    harness.run(10);
    expect(rmsDb(harness.side(1, 1, 5)) - rmsDb(harness.side(1, 0, 5))).toBeGreaterThan(12);
    harness.mixer.setPlacement(1, placementAt(0, 0, 0, Math.PI));
    harness.run(10);
    expect(rmsDb(harness.side(1, 0, 5)) - rmsDb(harness.side(1, 1, 5))).toBeGreaterThan(12);
    harness.mixer.setPlacement(1, placementAt(0, 0, 0, Math.PI / 2));
    harness.run(10);
    expect(rmsDb(harness.side(1, 0, 5))).toBeCloseTo(rmsDb(harness.side(1, 1, 5)), 2);
  });

  it.each(DISTANCE_LAWS.filter((law) => law !== 'flat'))(
    'a voice gets quieter with each step away by the %s law, down to silence',
    (law) => {
      const rules: HearingRules = {
        ...DEFAULT_HEARING_RULES,
        law,
        minMetres: 2,
        maxMetres: 30,
        curve: [
          [0, 1],
          [2, 1],
          [16, 0.25],
          [30, 0],
        ],
      };
      const harness = new MixerHarness({ rules });
      harness.join(1, [0, 0, 0]);
      harness.join(2, [0, 0, 0], tone(500));
      let lastDb = 1;
      for (let metres = 0; metres < 30; metres += 3) {
        harness.mixer.setPlacement(2, placementAt(metres, 0, 0));
        harness.run(12);
        const level = heardDb(harness, 1, 500);
        expect(level).toBeLessThanOrEqual(lastDb + 0.01);
        expect(level).toBeCloseTo(20 * Math.log10(distanceGain(metres, rules)), 0);
        lastDb = level;
      }
      harness.mixer.setPlacement(2, placementAt(30, 0, 0));
      harness.run(27);
      const heard = harness.heardFrames(1).length;
      harness.run(10);
      expect(harness.heardFrames(1).length).toBe(heard);
    },
  );

  it('the eight loudest of a crowd are mixed, and kept while others are about as loud', () => {
    const harness = new MixerHarness({ capacity: 20 });
    harness.join(1, [0, 0, 0]);
    for (let i = 0; i < 12; i++) harness.join(i + 2, [0, 0, 1], tone(300 + 100 * i, 0.01 * (i + 1)));
    harness.run(20);
    const heard = Array.from({ length: 12 }, (_, i) => i).filter(
      (i) => heardDb(harness, 1, 300 + 100 * i, 0.01 * (i + 1)) > -20,
    );
    expect(heard).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
    const isHeard = (slot: number): boolean => heardDb(harness, 1, 300 + 100 * (slot - 2), 0.01 * (slot - 1)) > -30;
    // The quietest of the eight moves away a little: the loudest of the rest is louder now, but not by 3 dB.
    harness.mixer.setPlacement(6, placementAt(0, 0, 3));
    harness.run(15);
    expect([isHeard(5), isHeard(6)]).toEqual([false, true]);
    harness.mixer.setPlacement(6, placementAt(0, 0, 20));
    harness.run(15);
    expect([isHeard(5), isHeard(6)]).toEqual([true, false]);
  });

  it('fewer are mixed when the limits are lower', () => {
    const harness = new MixerHarness();
    harness.join(1, [0, 0, 0]);
    for (let i = 0; i < 5; i++) harness.join(i + 2, [0, 0, 1], tone(300 + 100 * i, 0.04 * (i + 1)));
    harness.run(10);
    harness.mixer.setLimits({ maxHeardSpeakers: 2, complexity: 0, framesPerPacket: 1, isMono: false, sharedSquare: 0 });
    harness.run(15);
    const heard = [0, 1, 2, 3, 4].filter((i) => heardDb(harness, 1, 300 + 100 * i, 0.04 * (i + 1)) > -20);
    expect(heard).toEqual([3, 4]);
    expect([...harness.encoders.values()].map(({ complexity }) => complexity)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('in a channel everyone hears everyone, wherever they are', () => {
    const harness = new MixerHarness({ rules: { ...DEFAULT_HEARING_RULES, law: 'flat', minMetres: 2, maxMetres: 30 } });
    harness.join(1, undefined);
    harness.join(2, [1_000, 0, 0]);
    harness.join(3, undefined, tone(500));
    harness.run(15);
    for (const listener of [1, 2]) expect(heardDb(harness, listener, 500)).toBeCloseTo(0, 1);
    expect(harness.heardFrames(3)).toEqual([]);
    expect(harness.side(1, 0, 10)).toEqual(harness.side(1, 1, 10));
  });
});

describe('rules that change', () => {
  const RULES = HEARING_PRESETS['social-deduction'];

  it('apply from the next tick on: a meeting joins all living players, and leaves out the dead', () => {
    const harness = new MixerHarness({ rules: RULES });
    harness.join(1, [0, 0, 0]);
    harness.join(2, [100, 0, 0], tone(500));
    harness.join(3, [1, 0, 0], tone(900));
    harness.mixer.setPlacement(3, placementOf({ xMetres: 1 }, { state: 1 }));
    harness.run(20);
    expect(harness.heardFrames(1)).toEqual([]);
    harness.mixer.setRules(RULES, 'meeting');
    harness.run(20);
    expect(heardDb(harness, 1, 500)).toBeCloseTo(0, 0);
    expect(heardDb(harness, 1, 900)).toBeLessThan(-60);
    harness.mixer.setRules({ ...RULES, maxMetres: 0.5 }, 'playing');
    harness.run(30);
    const heard = harness.heardFrames(1).length;
    harness.run(10);
    expect(harness.heardFrames(1).length).toBe(heard);
  });

  it('make no click', () => {
    const harness = new MixerHarness({ rules: RULES });
    harness.join(1, [0, 0, 0]);
    harness.join(2, [3, 0, 0], tone(500));
    harness.run(40, (tick) => {
      if (tick % 5 === 4) harness.mixer.setRules(RULES, tick % 10 === 4 ? 'meeting' : 'playing');
    });
    const heard = harness.heard(1);
    for (const side of [0, 1] as const)
      expect(clickRatio(channelOf(heard, side).subarray(FRAME), 500, 0.2)).toBeLessThan(2);
  });

  it('make voices from another enclosure sound muffled', () => {
    const harness = new MixerHarness({ rules: { ...DEFAULT_HEARING_RULES, enclosures: 'muffled' } });
    harness.join(1, [0, 0, 0]);
    harness.join(2, [0, 0, 1], tone(4_000));
    harness.run(20);
    expect(heardDb(harness, 1, 4_000)).toBeCloseTo(0, 0);
    harness.mixer.setPlacement(2, placementOf({ zMetres: 1 }, { enclosure: 3 }));
    harness.run(20);
    expect(heardDb(harness, 1, 4_000)).toBeLessThan(-20);
  });
});

describe('the sound', () => {
  it('of a single speaker at full gain reaches the encoder bit-exactly', () => {
    const random = createRandom(1);
    const spoken = Array.from({ length: 20 }, () => noise(random, 0.5, FRAME));
    const harness = new MixerHarness();
    harness.join(1, [0, 0, 0]);
    harness.join(2, [0, 0, 1], (tick) => spoken[tick]);
    harness.run(20);
    // Straight ahead each ear has the amplitude sqrt(1/2).
    const earGain = Math.fround(Math.SQRT1_2);
    harness
      .heardFrames(1)
      .slice(0, 20)
      .forEach((frame, i) => {
        expect(channelOf(frame, 0)).toEqual(spoken[i]!.map((sample) => sample * earGain));
        expect(channelOf(frame, 1)).toEqual(channelOf(frame, 0));
      });
  });

  it('never steps when somebody walks, jumps away, comes back, is muted, is deafened or leaves', () => {
    const harness = new MixerHarness();
    harness.join(1, [0, 0, 0]);
    harness.join(2, [1, 0, 0], tone(500));
    harness.run(80, (tick) => {
      if (tick >= 5 && tick < 20) harness.mixer.setPlacement(2, placementAt(2 * (tick - 12), 0, 3));
      if (tick === 25) harness.mixer.setPlacement(2, placementAt(500, 0, 0));
      if (tick === 28) harness.mixer.setPlacement(2, placementAt(-8, 0, 0));
      if (tick === 35) harness.mixer.setStatus(2, true, false);
      if (tick === 40) harness.mixer.setStatus(2, false, false);
      if (tick === 45) harness.mixer.setStatus(1, false, true);
      if (tick === 47) harness.mixer.setStatus(1, false, false);
      if (tick === 60) harness.mixer.leave(2);
    });
    const heard = harness.heard(1);
    expect(clickRatio(channelOf(heard, 0), 500, 0.2)).toBeLessThan(6);
    expect(clickRatio(channelOf(heard, 1), 500, 0.2)).toBeLessThan(6);
  });

  it('stays within full scale and finite when twelve shout at once, or somebody sends NaN', () => {
    const harness = new MixerHarness();
    harness.join(1, [0, 0, 0]);
    for (let slot = 2; slot <= 13; slot++) harness.join(slot, [0, 0, 1], tone(200 + 37 * slot, 1));
    harness.join(14, [0, 0, 1], () => new Float32Array(FRAME).fill(Number.NaN));
    harness.run(20);
    expect(isAllFinite(harness.heard(1))).toBe(true);
    expect(peak(harness.heard(1))).toBeLessThanOrEqual(1);
    expect(harness.mixer.stats.limitedFrames).toBeGreaterThan(0);
  });

  it('is the same for the same input', () => {
    const record = (): Float32Array => {
      const harness = new MixerHarness({ capacity: 20 });
      for (let slot = 1; slot <= 14; slot++) harness.join(slot, [slot, 0, 0], tone(200 + 30 * slot));
      harness.run(20, (tick) => harness.mixer.setPlacement(3, placementAt(tick, 0, tick, tick)));
      return harness.heard(1);
    };
    expect(record()).toEqual(record());
  });
});
