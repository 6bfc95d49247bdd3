import { describe, expect, it } from 'vitest';
import { SOUND_ZONES, TALK_TARGETS, type SoundZone } from '../../../../shared/model/presence.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { MixerHarness } from '../../../support/mixer/mixer-harness.ts';
import { placementOf, type PlacementOverrides } from '../../../support/lobby/placement.ts';
import {
  channelOf,
  clickRatio,
  concatenate,
  isAllFinite,
  peak,
  rmsDb,
  sine,
  toneDb,
} from '../../../support/signals.ts';

const FRAME = 960;
const RULES: HearingRules = { ...DEFAULT_HEARING_RULES, effects: true };
const tone = (tick: number): Float32Array => sine(250, 0.2, FRAME, tick * FRAME);
/** Plays a tone in the first half second, which fades in and out within 10 ms. */
function burst(tick: number): Float32Array | undefined {
  if (tick >= 25) return undefined;
  return tone(tick).map((sample, i) => sample * rise((tick * FRAME + i) / 480) * rise(((25 - tick) * FRAME - i) / 480));
}
const rise = (share: number): number => 0.5 - 0.5 * Math.cos(Math.PI * Math.min(1, Math.max(0, share)));
const inZone = (zone: SoundZone): PlacementOverrides => ({ zone: SOUND_ZONES.indexOf(zone) });

/** A speaker with the properties `overrides`, 5 m in front of two listeners. */
function stage(
  speak: (tick: number) => Float32Array | undefined,
  overrides: PlacementOverrides,
  workers = 1,
  rules = RULES,
): MixerHarness {
  const harness = new MixerHarness({ rules, workers });
  harness.join(1, undefined, speak, workers - 1);
  harness.join(2, [0, 0, 0]);
  harness.join(3, [0, 0, 0]);
  place(harness, overrides);
  return harness;
}

function place(harness: MixerHarness, overrides: PlacementOverrides): void {
  for (const mixer of harness.mixers) mixer.setPlacement(1, placementOf({ zMetres: 5 }, overrides));
}

/** Compares sounds of seconds faster than `toEqual`. */
const isEqual = (one: Float32Array, other: Float32Array): boolean =>
  one.length === other.length && one.every((sample, i) => sample === other[i]);
const leftOf = (harness: MixerHarness): Float32Array => channelOf(harness.heard(2), 0);

describe('a voice with a timbre', () => {
  it('is rendered once a tick for all who hear it, and not at all when effects are off', () => {
    const harness = stage(tone, inZone('hall'));
    harness.run(20);
    expect(harness.mixer.stats).toMatchObject({ timbreFrames: 20, missedTimbreFrames: 0, encodes: 20 });
    const plain = stage(tone, inZone('hall'), 1, DEFAULT_HEARING_RULES);
    plain.run(20);
    expect(plain.mixer.stats.timbreFrames).toBe(0);
  });

  it('sounds the same to listeners of another worker, one tick later', () => {
    const speak = (tick: number): Float32Array | undefined => (tick < 2 ? undefined : tone(tick));
    const [here, there] = [stage(speak, inZone('room')), stage(speak, inZone('room'), 2)];
    here.run(30);
    there.run(30);
    expect(isEqual(concatenate(there.heardFrames(2).slice(0, 25)), concatenate(here.heardFrames(2).slice(0, 25)))).toBe(
      true,
    );
  });

  it('costs nothing when nobody hears its speaker', () => {
    const harness = stage(tone, inZone('hall'));
    for (const slot of [2, 3]) harness.place(slot, 0, 0, 500);
    harness.run(20);
    expect(harness.mixer.stats.timbreFrames).toBe(0);
  });
});

describe('the tail of a hall', () => {
  it('is heard after the speaker has fallen silent, ever quieter until it is inaudible; then the stream ends', () => {
    const harness = stage(burst, inZone('hall'));
    harness.run(300);
    const left = leftOf(harness);
    const levelDb = (tick: number): number => rmsDb(left.subarray(tick * FRAME, (tick + 5) * FRAME));
    for (let tick = 25; tick < 90; tick += 10) expect(levelDb(tick + 10)).toBeLessThan(levelDb(tick) - 3);
    expect(levelDb(24) - levelDb(26)).toBeLessThan(25);
    expect(levelDb(70)).toBeGreaterThan(-90);
    expect(harness.heardFrames(2).length).toBeGreaterThan(25 + 25 + 60);
    expect(harness.heardFrames(2).length).toBeLessThan(25 + 25 + 130);
    expect(harness.mixer.stats.silentListeners).toBe(3);
  });

  it('is heard by listeners of other workers too', () => {
    const speak = (tick: number): Float32Array | undefined => (tick < 2 ? undefined : burst(tick - 2));
    const [here, there] = [stage(speak, inZone('hall')), stage(speak, inZone('hall'), 2)];
    here.run(200);
    there.run(200);
    expect(isEqual(there.heard(2), here.heard(2))).toBe(true);
  });

  it('continues under the next words without a click', () => {
    const harness = stage((tick) => (tick % 40 < 25 ? burst(tick % 40) : undefined), inZone('hall'));
    harness.run(200);
    expect(clickRatio(leftOf(harness), 250, 0.2)).toBeLessThan(3);
    expect(harness.heardFrames(2).length).toBe(200);
  });

  it('fades within a frame for a listener who leaves earshot, and rings out when the speaker leaves', () => {
    const harness = stage(burst, inZone('hall'));
    harness.run(30);
    harness.place(2, 0, 0, 500);
    harness.run(100);
    const [gone, stayed] = [harness.heard(2), harness.heard(3)];
    expect(peak(gone.slice(2 * FRAME * 31))).toBe(0);
    expect(peak(stayed.slice(2 * FRAME * 31))).toBeGreaterThan(0);

    const left = stage(tone, inZone('hall'));
    left.run(20);
    left.mixer.leave(1);
    left.run(60);
    expect(left.heardFrames(2).length).toBeGreaterThan(21);
    expect(clickRatio(leftOf(left).slice(2 * FRAME), 250, 0.2)).toBeLessThan(2.5);
  });

  it('is not inherited by the next owner of the slot', () => {
    const harness = stage(tone, inZone('hall'));
    harness.run(20);
    harness.mixer.leave(1);
    harness.run(1);
    harness.join(1, undefined, () => undefined);
    place(harness, inZone('hall'));
    harness.run(10);
    expect(peak(harness.side(2, 0, 9))).toBe(0);
  });

  it('does not let a priority speaker duck the others after the last word', () => {
    const rules: HearingRules = { ...RULES, duckingDb: -20 };
    const harness = stage(burst, { ...inZone('hall'), isPriority: 1 }, 1, rules);
    harness.join(4, [0, 0, 5], (tick) => sine(1_000, 0.1, FRAME, tick * FRAME));
    harness.run(25 + 10 + 20 + 10);
    const other = toneDb(harness.side(2, 0, 5), 1_000);
    expect(other).toBeGreaterThan(20 * Math.log10(0.1 * 0.89 * Math.SQRT1_2 * Math.SQRT1_2) - 0.7);
  });
});

describe('a change', () => {
  it.each(SOUND_ZONES)('into and out of the zone "%s" makes no click', (zone) => {
    const harness = stage(tone, {});
    harness.run(120, (tick) => place(harness, inZone(tick % 20 < 10 ? 'none' : zone)));
    // The vent and the hall make this tone up to twice as loud.
    expect(clickRatio(leftOf(harness).slice(FRAME), 250, 0.2)).toBeLessThan(3);
  });

  it('of muffling makes no click, however fast, and keeps the level of a low tone', () => {
    const harness = stage(tone, {});
    harness.run(120, (tick) => place(harness, { muffle: [0, 1, 0.3, 0.7][tick % 4]! }));
    expect(clickRatio(leftOf(harness).slice(FRAME), 250, 0.2)).toBeLessThan(1.6);
    const plain = stage(tone, {});
    plain.run(120);
    expect(Math.abs(toneDb(leftOf(harness), 250) - toneDb(leftOf(plain), 250))).toBeLessThan(1);
  });

  it('between nearby and radio makes no click', () => {
    const harness = stage(tone, {});
    for (const slot of [2, 3]) harness.mixer.setPlacement(slot, placementOf({}, { radio: 7 }));
    harness.run(120, (tick) =>
      place(harness, { radio: 7, talkTo: TALK_TARGETS.indexOf(tick % 20 < 10 ? 'nearby' : 'radio') }),
    );
    // A radio is louder than a voice five metres away, and adds harmonics.
    expect(clickRatio(leftOf(harness).slice(FRAME), 250, 0.3)).toBeLessThan(4);
    expect(harness.mixer.stats.timbreFrames).toBeGreaterThan(60);
  });

  it.each(SOUND_ZONES)('from silence to a voice in the zone "%s" and back makes no click', (zone) => {
    const harness = stage(burst, inZone(zone));
    harness.run(200);
    expect(clickRatio(leftOf(harness).slice(1), 250, 0.2)).toBeLessThan(4);
    expect(isAllFinite(leftOf(harness))).toBe(true);
  });
});

it('skipped ticks cut off a tail, and nothing else', () => {
  const harness = stage(burst, inZone('hall'));
  harness.run(30);
  const { mixer } = harness;
  for (const tick of [40, 41, 42]) mixer.tick(tick, 20 * tick);
  expect(peak(harness.side(2, 0, 2))).toBe(0);
});
