import { describe, expect, it } from 'vitest';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../../../shared/spatial/hearing-rules.ts';
import { MixerHarness } from '../../../../support/mixer/mixer-harness.ts';
import { placementAt, placementOf } from '../../../../support/lobby/placement.ts';
import { channelOf, clickRatio, createRandom, noise, rmsDb, sine, toneDb } from '../../../../support/signals.ts';

const FRAME = 960;
const ON: HearingRules = { ...DEFAULT_HEARING_RULES, interauralDelay: true };
const hiss = noise(createRandom(1), 0.1, 40 * FRAME);
const hissing = (tick: number): Float32Array => hiss.slice((tick % 40) * FRAME, ((tick % 40) + 1) * FRAME);
const tone = (tick: number): Float32Array => sine(500, 0.2, FRAME, tick * FRAME);

/** How many samples `late` lags behind `early`, -40 to 40: where they correlate best. */
function lagSamples(early: Float32Array, late: Float32Array): number {
  let best = { lag: 0, sum: -Infinity };
  for (let lag = -40; lag <= 40; lag++) {
    let sum = 0;
    for (let i = 40; i < early.length - 40; i++) sum += early[i]! * late[i + lag]!;
    if (sum > best.sum) best = { lag, sum };
  }
  return best.lag;
}

/** How many samples later the right ear hears a voice from this many degrees to the right. */
function rightLag(degrees: number, rules = ON, workers = 1): number {
  const harness = new MixerHarness({ rules, workers });
  const angle = (degrees * Math.PI) / 180;
  harness.join(1, [10 * Math.sin(angle), 0, 10 * Math.cos(angle)], hissing, workers - 1);
  harness.join(2, [0, 0, 0]);
  harness.run(20);
  const heard = harness.heard(2).slice(4 * FRAME);
  return lagSamples(channelOf(heard, 0), channelOf(heard, 1));
}

describe('with the rule on', () => {
  it.each([
    [90, -31],
    [30, -13],
    [10, -4],
    [0, 0],
    [-30, 13],
    [-90, 31],
    [180, 0],
  ])('a voice from %i degrees reaches the right ear %i samples later', (degrees, samples) => {
    expect(Math.abs(rightLag(degrees) - samples)).toBeLessThanOrEqual(1);
  });

  it('the same delay applies to speakers of other workers', () => {
    expect(rightLag(90, ON, 2)).toBe(-31);
  });

  it("the far ear hears the near ear's samples unchanged, across frame borders and after the end", () => {
    const harness = new MixerHarness({ rules: ON });
    harness.join(1, [10, 0, 0], (tick) => (tick >= 1 && tick < 5 ? hissing(tick) : undefined));
    harness.join(2, [0, 0, 0]);
    harness.run(10);
    const heard = harness.heard(2);
    const [far, near] = [channelOf(heard, 0), channelOf(heard, 1)];
    const ratio = Math.sqrt(0.05 / 0.95);
    for (let i = 31; i < 6 * FRAME; i++) expect(Math.abs(far[i]! - ratio * near[i - 31]!)).toBeLessThan(1e-6);
    expect(rmsDb(far.slice(4 * FRAME, 4 * FRAME + 31))).toBeGreaterThan(-60);
  });

  it('walking round a listener, and jumping to the other side, makes no click', () => {
    const harness = new MixerHarness({ rules: ON });
    harness.join(1, [10, 0, 0], tone);
    harness.join(2, [0, 0, 0]);
    harness.run(200, (tick) => {
      const angle = tick < 100 ? 0.1 * tick : tick % 10 < 5 ? 1.5 : -1.5;
      harness.mixer.setPlacement(1, placementAt(10 * Math.sin(angle), 0, 10 * Math.cos(angle)));
    });
    for (const side of [0, 1] as const) expect(clickRatio(harness.side(2, side, 198), 500, 0.2)).toBeLessThan(1.1);
  });

  it('a muffled part is delayed as much as the dry one, so that they stay together', () => {
    const lag = (muffle: number): number => {
      const harness = new MixerHarness({ rules: { ...ON, effects: true } });
      harness.join(1, undefined, hissing);
      harness.mixer.setPlacement(1, placementOf({ xMetres: 10 }, { muffle }));
      harness.join(2, [0, 0, 0]);
      harness.run(20);
      const heard = harness.heard(2).slice(4 * FRAME);
      return lagSamples(channelOf(heard, 0), channelOf(heard, 1));
    };
    expect([lag(0), lag(0.5), lag(1)]).toEqual([-31, -31, -31]);
  });

  it('listeners with the same mix share a stream', () => {
    const harness = new MixerHarness({ rules: ON });
    harness.join(1, [5, 0, 0], tone);
    for (const slot of [2, 3, 4]) harness.join(slot, [0, 0, 0]);
    harness.run(10);
    expect(harness.mixer.stats.encodes).toBe(10);
  });
});

describe('with the rule off', () => {
  it('both ears hear a voice at the same time', () => {
    expect(rightLag(90, DEFAULT_HEARING_RULES)).toBe(0);
  });

  it('switching it makes no click and takes effect at once', () => {
    const harness = new MixerHarness();
    harness.join(1, [10, 0, 0], tone);
    harness.join(2, [0, 0, 0]);
    harness.run(100, (tick) => harness.mixer.setRules(tick % 20 < 10 ? ON : DEFAULT_HEARING_RULES, 'playing'));
    for (const side of [0, 1] as const) expect(clickRatio(harness.side(2, side, 98), 500, 0.2)).toBeLessThan(1.1);
    const offset = (from: number): number => {
      const frames = harness.heard(2).slice(2 * FRAME * from, 2 * FRAME * (from + 5));
      return lagSamples(channelOf(frames, 0), channelOf(frames, 1));
    };
    expect([offset(43), offset(53)]).toEqual([-31, 0]);
    expect(toneDb(harness.side(2, 1, 5), 500)).toBeGreaterThan(-60);
  });
});
