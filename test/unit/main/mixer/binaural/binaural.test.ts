import { describe, expect, it } from 'vitest';
import { directionDelaySamples, headDirection, mirroredDirection, readHeadResponses, RESPONSE_TAPS } from '../../../../../main/mixer/binaural/head-responses.ts';
import { createTimbreEffect } from '../../../../../shared/dsp/create-timbre-effect.ts';
import { LIFE_STATES, TALK_TARGETS } from '../../../../../shared/model/presence.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../../../shared/spatial/hearing-rules.ts';
import { MixerHarness, type MixerHarnessOptions } from '../../../../support/mixer-harness.ts';
import { placementAt, placementOf } from '../../../../support/placement.ts';
import { channelOf, clickRatio, concatenate, createRandom, noise, rmsDb, sine, toneDb } from '../../../../support/signals.ts';

const FRAME = 960;
/** Linear, 2 to 30 m: 16 m away is half as loud. */
const STEREO: HearingRules = { ...DEFAULT_HEARING_RULES, law: 'linear', minMetres: 2, maxMetres: 30, pan: 'full' };
const ON: HearingRules = { ...STEREO, pan: 'binaural' };
const METRES = 16;
const GAIN = 0.5;
const hiss = noise(createRandom(1), 0.1, 40 * FRAME);
const hissing = (tick: number): Float32Array => hiss.slice((tick % 40) * FRAME, ((tick % 40) + 1) * FRAME);
const tone = (tick: number): Float32Array => sine(500, 0.2, FRAME, tick * FRAME);
const responses = readHeadResponses();

type Place = readonly [x: number, y: number, z: number];

/** A place from where a voice has half its loudness, for a listener at the origin who looks along z. */
function placeAt(azimuthDegrees: number, elevationDegrees = 0): Place {
  const [azimuth, elevation] = [(azimuthDegrees * Math.PI) / 180, (elevationDegrees * Math.PI) / 180];
  const across = METRES * Math.cos(elevation);
  return [across * Math.sin(azimuth), METRES * Math.sin(elevation), across * Math.cos(azimuth)];
}

function directionOf([x, y, z]: Place): number {
  return headDirection(x, y, z);
}

/** What a listener at slot 2, at the origin, hears of a speaker at slot 1. */
function listen(place: Place, speak: (tick: number) => Float32Array | undefined, ticks: number, options: MixerHarnessOptions = {}): { readonly left: Float32Array; readonly right: Float32Array } {
  const harness = new MixerHarness({ rules: ON, ...options });
  harness.join(1, place, speak, (options.workers ?? 1) - 1);
  harness.join(2, [0, 0, 0]);
  harness.run(ticks);
  return { left: channelOf(harness.heard(2), 0), right: channelOf(harness.heard(2), 1) };
}

/** The sound as the left ear hears it from a direction, by the definition and in 64 bits, so many samples later. */
function filtered(sound: Float32Array, direction: number, delaySamples: number): Float64Array {
  const first = RESPONSE_TAPS * (direction - 1);
  return Float64Array.from(sound, (_, i) => {
    let sum = 0;
    for (let t = 0; t < RESPONSE_TAPS; t++) sum += responses[first + t]! * (sound[i - t - delaySamples] ?? 0);
    return sum;
  });
}

function expectEars(heard: { readonly left: Float32Array; readonly right: Float32Array }, sound: Float32Array, place: Place, gain = GAIN): void {
  const direction = directionOf(place);
  const delay = directionDelaySamples(direction);
  const left = filtered(sound, direction, Math.max(0, delay));
  const right = filtered(sound, mirroredDirection(direction), Math.max(0, -delay));
  for (let i = 0; i < sound.length; i++) {
    expect(Math.abs(heard.left[i]! - gain * Math.SQRT1_2 * left[i]!)).toBeLessThan(1e-6);
    expect(Math.abs(heard.right[i]! - gain * Math.SQRT1_2 * right[i]!)).toBeLessThan(1e-6);
  }
}

/** Noise with the spectrum of speech, roughly: from 100 to 500 Hz, above that 6 dB less for each octave. */
function speechNoise(samples: number): Float32Array {
  const [lowStep, highStep] = [(2 * Math.PI * 500) / 48_000, (2 * Math.PI * 100) / 48_000];
  let [low, under] = [0, 0];
  return noise(createRandom(7), 0.5, samples).map((sample) => {
    low += lowStep * (sample - low);
    under += highStep * (low - under);
    return low - under;
  });
}

/** Bit by bit. */
function expectSame(one: Float32Array, other: Float32Array): void {
  expect(one.length).toBe(other.length);
  expect(one.findIndex((sample, i) => sample !== other[i])).toBe(-1);
}

describe('a voice', () => {
  it.each([
    ['ahead', placeAt(0)],
    ['at the right', placeAt(90)],
    ['behind, at the left', placeAt(-135)],
    ['above, a little to the left', placeAt(-20, 70)],
    ['deep below', placeAt(40, -70)],
  ])('%s is filtered for each ear by the head, and later at the far one: over the borders of frames and after its end', (_, place) => {
    const said = hiss.slice(0, 5 * FRAME);
    const heard = listen(place, (tick) => (tick < 5 ? said.slice(tick * FRAME, (tick + 1) * FRAME) : undefined), 10);
    expectEars(heard, concatenate([said, new Float32Array(3 * FRAME)]), place);
    expect(rmsDb(heard.left.slice(5 * FRAME, 5 * FRAME + 63))).toBeGreaterThan(-90);
  });

  it('from another worker is the same, frame by frame', () => {
    for (const place of [placeAt(90), placeAt(-135, 30)]) {
      const [one, two] = [listen(place, hissing, 20), listen(place, hissing, 20, { workers: 2 })];
      // Of whom one does not know since when they have spoken, the first frame is ramped in.
      for (const side of ['left', 'right'] as const) expectSame(two[side].slice(FRAME, 15 * FRAME), one[side].slice(FRAME, 15 * FRAME));
    }
  });

  it('has the level of the law from all around, above and below, as in stereo', () => {
    const said = speechNoise(20 * FRAME);
    const speak = (tick: number): Float32Array => said.slice((tick % 20) * FRAME, ((tick % 20) + 1) * FRAME);
    const levelDb = (place: Place, rules: HearingRules): number => {
      const { left, right } = listen(place, speak, 20, { rules, capacity: 2 });
      return rmsDb(concatenate([left, right]));
    };
    const stereoDb = levelDb(placeAt(0), STEREO);
    expect(Math.abs(levelDb(placeAt(90), STEREO) - stereoDb)).toBeLessThan(0.01);
    for (const elevation of [-80, -40, -10, 0, 20, 50, 80, 90]) {
      for (let azimuth = -180; azimuth < 180; azimuth += 45) expect(Math.abs(levelDb(placeAt(azimuth, elevation), ON) - stereoDb)).toBeLessThan(1);
    }
  });

  it('follows the distance as the law says', () => {
    const level = (metres: number): number => rmsDb(listen([0, 0, -metres], hissing, 10).left);
    expect(level(2) - level(16)).toBeCloseTo(6.02, 1);
    expect(level(1)).toBeCloseTo(level(2), 5);
    expect(listen([0, 0, 31], hissing, 10).left.length).toBe(0);
  });
});

describe('the ears', () => {
  /** By how many samples the right ear hears a click later. */
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
  ])('hear a voice at %i degrees to the right and %i up apart, the right one %i samples later', (azimuth, elevation, samples) => {
    expect(Math.abs(rightLag(azimuth, elevation) - samples)).toBeLessThanOrEqual(1);
  });

  it('hear it at once where it is straight ahead, and the near one louder where it is not: by 6 dB and more from the side', () => {
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

  it('change over, sample by sample, for a voice from the other side', () => {
    for (const [azimuth, elevation] of [[90, 0], [35, 20], [130, -30]] as const) {
      const [one, other] = [listen(placeAt(azimuth, elevation), hissing, 5), listen(placeAt(-azimuth, elevation), hissing, 5)];
      expectSame(other.left, one.right);
      expectSame(other.right, one.left);
    }
  });
});

describe('before and behind, above and below', () => {
  const FREQUENCIES = [3_150, 4_000, 5_000, 6_300, 8_000, 10_000, 12_500];
  const chord = (tick: number): Float32Array => {
    const sound = new Float32Array(FRAME);
    for (const frequency of FREQUENCIES) sine(frequency, 0.05, FRAME, tick * FRAME).forEach((sample, i) => (sound[i]! += sample));
    return sound;
  };
  const coloursDb = (place: Place, rules: HearingRules): readonly number[] => {
    const { left } = listen(place, chord, 12, { rules });
    return FREQUENCIES.map((frequency) => toneDb(left.slice(2 * FRAME), frequency));
  };
  const largestDifference = (one: readonly number[], other: readonly number[]): number => Math.max(...one.map((level, i) => Math.abs(level - other[i]!)));

  it.each([
    ['behind', placeAt(180)],
    ['above', placeAt(0, 90)],
    ['below', placeAt(0, -40)],
  ])('%s a voice has another colour above 3 kHz than before, by several dB, and in stereo it has the same', (_, place) => {
    expect(largestDifference(coloursDb(placeAt(0), ON), coloursDb(place, ON))).toBeGreaterThan(5);
    expect(largestDifference(coloursDb(placeAt(0), STEREO), coloursDb(place, STEREO))).toBeLessThan(0.01);
  });
});

describe('what changes', () => {
  /** As loud as a tone can be at the near ear, a step in it would give many times as much. */
  const SMOOTH = 1.1;

  function expectSmooth(between: (harness: MixerHarness, tick: number) => void, rules = ON, gain = GAIN): void {
    const harness = new MixerHarness({ rules });
    harness.join(1, placeAt(90), tone);
    harness.join(2, [0, 0, 0]);
    harness.run(200, (tick) => between(harness, tick));
    expect(harness.heardFrames(2).length).toBe(200);
    for (const side of [0, 1] as const) {
      expect(rmsDb(harness.side(2, side, 198))).toBeGreaterThan(-50);
      expect(clickRatio(harness.side(2, side, 198), 500, 0.2 * gain)).toBeLessThan(SMOOTH);
    }
  }

  it('makes no click where a head turns by five degrees a frame, or the voice flies over it', () => {
    expectSmooth((harness, tick) => harness.place(2, 0, 0, 0, (tick * 5 * Math.PI) / 180));
    expectSmooth((harness, tick) => harness.place(1, ...placeAt(30, 5 * tick)));
  });

  it('makes no click where a voice leaps from the left to the right, or from before to behind', () => {
    expectSmooth((harness, tick) => harness.place(1, ...placeAt(tick % 10 < 5 ? 90 : -90)));
    expectSmooth((harness, tick) => harness.place(1, ...placeAt(tick % 7 < 5 ? 0 : 180)));
  });

  it('makes no click where the mode is switched while somebody speaks, with and without the delay of stereo', () => {
    for (const interauralDelay of [false, true]) {
      expectSmooth((harness, tick) => harness.mixer.setRules({ ...(tick % 20 < 10 ? ON : STEREO), interauralDelay }, 'playing'));
    }
  });

  it('makes no click where a voice goes over to a channel and back, comes to one\'s own place, or is muffled', () => {
    const team = { team: 1, talkTo: TALK_TARGETS.indexOf('team') };
    expectSmooth(
      (harness, tick) => {
        harness.mixer.setPlacement(2, placementOf({}, { team: 1 }));
        harness.mixer.setPlacement(1, placementOf({ xMetres: METRES }, tick % 10 < 5 ? team : {}));
      },
      ON,
      1,
    );
    expectSmooth((harness, tick) => harness.place(1, tick % 10 < 5 ? 0.29 : 0.31, 0, 0), ON, 1);
    expectSmooth((harness, tick) => harness.mixer.setPlacement(1, placementOf({ xMetres: METRES }, { muffle: tick % 10 < 5 ? 0.5 : 0 })), { ...ON, effects: true });
  });

  it('makes no click where another worker is late now and then, and its speakers are faded out and in', () => {
    const harness = new MixerHarness({ rules: ON, workers: 2 });
    harness.join(1, placeAt(-120), tone, 1);
    harness.join(2, [0, 0, 0]);
    for (let tick = 0; tick < 400; tick++) {
      harness.mixers[0]!.tick(tick, 20 * tick);
      if (tick % 70 !== 69) harness.mixers[1]!.tick(tick, 20 * tick);
    }
    const levels = harness.heardFrames(2).slice(2).map((frame) => rmsDb(channelOf(frame, 0)));
    const loudest = Math.max(...levels);
    expect(levels.filter((level) => level < loudest - 3).length).toBeGreaterThan(8);
    expect(levels.filter((level) => level > loudest - 1).length).toBeGreaterThan(300);
    for (const side of [0, 1] as const) expect(clickRatio(channelOf(harness.heard(2), side).slice(2 * FRAME), 500, 0.2 * GAIN)).toBeLessThan(SMOOTH);
  });

  it('fades within the frame: half-way it is half of what the old and half of what the new direction gives', () => {
    const speak = (): Float32Array => new Float32Array(FRAME).fill(0.1);
    const harness = new MixerHarness({ rules: ON });
    harness.join(1, placeAt(90), speak);
    harness.join(2, [0, 0, 0]);
    harness.run(3);
    harness.place(1, ...placeAt(-90));
    harness.run(2);
    const left = (frame: number, sample: number): number => channelOf(harness.heardFrames(2)[frame]!, 0)[sample]!;
    const [old, fresh] = [left(2, 900), left(4, 900)];
    expect(Math.abs(old - fresh)).toBeGreaterThan(0.003);
    expect([left(3, 0), left(3, 480), left(3, 959)]).toEqual([expect.closeTo(old, 5), expect.closeTo((old + fresh) / 2, 5), expect.closeTo(fresh, 4)]);
  });

  it('holds from the frame after the switch on, both ways', () => {
    const [binaural, stereo] = [listen(placeAt(90), hissing, 10), listen(placeAt(90), hissing, 10, { rules: STEREO })];
    const switched = (from: HearingRules, to: HearingRules): Float32Array => {
      const harness = new MixerHarness({ rules: from });
      harness.join(1, placeAt(90), hissing);
      harness.join(2, [0, 0, 0]);
      harness.run(10, (tick) => harness.mixer.setRules(tick < 5 ? from : to, 'playing'));
      return channelOf(harness.heard(2), 0);
    };
    const [on, off] = [switched(STEREO, ON), switched(ON, STEREO)];
    expectSame(on.slice(0, 5 * FRAME), stereo.left.slice(0, 5 * FRAME));
    expectSame(on.slice(6 * FRAME), binaural.left.slice(6 * FRAME));
    expectSame(off.slice(0, 5 * FRAME), binaural.left.slice(0, 5 * FRAME));
    expectSame(off.slice(6 * FRAME), stereo.left.slice(6 * FRAME));
  });

  it('lets the ears hear the end of a voice to the last, where the mode was switched on while it spoke', () => {
    const harness = new MixerHarness({ rules: STEREO });
    harness.join(1, placeAt(90), (tick) => (tick < 8 ? hissing(tick) : undefined));
    harness.join(2, [0, 0, 0]);
    harness.run(10, (tick) => void (tick === 5 && harness.mixer.setRules(ON, 'playing')));
    const whole = listen(placeAt(90), (tick) => (tick < 8 ? hissing(tick) : undefined), 10);
    expectSame(channelOf(harness.heardFrames(2)[8]!, 0), whole.left.slice(8 * FRAME, 9 * FRAME));
    expect(rmsDb(whole.left.slice(8 * FRAME, 8 * FRAME + 94))).toBeGreaterThan(-60);
  });

  it('leaves nothing of what was said before the switch in who begins to speak after it', () => {
    const harness = new MixerHarness({ rules: STEREO });
    harness.join(1, placeAt(90), (tick) => (tick < 10 || tick >= 20 ? hissing(tick % 20) : undefined));
    harness.join(2, [0, 0, 0]);
    harness.run(40, (tick) => void (tick === 15 && harness.mixer.setRules(ON, 'playing')));
    const fresh = listen(placeAt(90), hissing, 5);
    // Ten frames of sound and ten of the silence after it.
    expectSame(channelOf(concatenate(harness.heardFrames(2).slice(20, 25)), 0), fresh.left);
  });
});

describe('what has no direction', () => {
  const centred = (rules: HearingRules, set: (harness: MixerHarness) => void): Float32Array => {
    const harness = new MixerHarness({ rules });
    harness.join(1, placeAt(70, 20), hissing);
    harness.join(2, [0, 0, 0]);
    set(harness);
    harness.run(10);
    return harness.heard(2);
  };
  const phases = { ...STEREO.phases, playing: { ...STEREO.phases.playing, dead: { ...STEREO.phases.playing.dead, dead: 'everywhere' } } } as const;

  it.each([
    ['a team', {}, { team: 1, talkTo: TALK_TARGETS.indexOf('team') }],
    ['a radio', { effects: true }, { radio: 1, talkTo: TALK_TARGETS.indexOf('radio') }],
    ['who is heard everywhere', { phases }, { state: LIFE_STATES.indexOf('dead') }],
    ['a voice under a flat law', { law: 'flat' }, {}],
  ] as const)('%s sounds in the middle, bit by bit as without binaural voices', (_, rules, labels) => {
    const set = (harness: MixerHarness): void => {
      harness.mixer.setPlacement(1, placementOf({ xMetres: METRES }, labels));
      harness.mixer.setPlacement(2, placementOf({}, labels));
    };
    const [on, stereo] = [centred({ ...ON, ...rules }, set), centred({ ...STEREO, ...rules }, set)];
    expect(on.length).toBe(2 * 10 * FRAME);
    expectSame(on, stereo);
    expectSame(channelOf(on, 0), channelOf(on, 1));
  });

  it('a voice at one\'s own place sounds in the middle, at full loudness', () => {
    const on = centred(ON, (harness) => harness.place(1, 0.2, 0, 0.1));
    expectSame(on, centred({ ...STEREO, pan: 'off' }, (harness) => harness.place(1, 0.2, 0, 0.1)));
    expect(rmsDb(channelOf(centred(ON, (harness) => harness.place(1, 0.3, 0, 0.1)), 0)) - rmsDb(channelOf(on, 0))).toBeLessThan(-1);
  });
});

describe('a voice in a timbre', () => {
  it('is filtered by the head as the dry one, over the borders of frames', () => {
    const harness = new MixerHarness({ rules: { ...ON, enclosures: 'muffled' } });
    const [x, y, z] = placeAt(-110, 10);
    harness.join(1, undefined, (tick) => hissing(tick));
    harness.mixer.setPlacement(1, placementOf({ xMetres: x, yMetres: y, zMetres: z }, { enclosure: 1 }));
    harness.join(2, [0, 0, 0]);
    harness.run(8);
    const muffled = hiss.slice(0, 8 * FRAME);
    const effect = createTimbreEffect('muffled');
    for (let frame = 0; frame < 8; frame++) effect.process(muffled.subarray(frame * FRAME, (frame + 1) * FRAME));
    expectEars({ left: channelOf(harness.heard(2), 0), right: channelOf(harness.heard(2), 1) }, muffled, [x, y, z], GAIN / 2);
  });

  it('and its dry part have one direction, and add up to what they are made of', () => {
    const place = placeAt(90);
    const earsOf = (muffle: number): Float32Array => {
      const harness = new MixerHarness({ rules: { ...ON, effects: true } });
      harness.join(1, undefined, hissing);
      harness.mixer.setPlacement(1, placementOf({ xMetres: place[0], yMetres: place[1], zMetres: place[2] }, { muffle }));
      harness.join(2, [0, 0, 0]);
      harness.run(5);
      return harness.heard(2);
    };
    const [dry, both, muffled] = [earsOf(0), earsOf(0.25), earsOf(1)];
    for (let i = 0; i < both.length; i++) expect(Math.abs(both[i]! - 0.75 * dry[i]! - 0.25 * muffled[i]!)).toBeLessThan(1e-6);
    expect(both).not.toEqual(dry);
  });
});

describe('listeners at one place', () => {
  const encodesOf = (...yawsDegrees: readonly number[]): number => {
    const harness = new MixerHarness({ rules: ON });
    harness.join(1, placeAt(0), tone);
    yawsDegrees.forEach((degrees, i) => {
      harness.join(2 + i, undefined);
      harness.mixer.setPlacement(2 + i, placementAt(0, 0, 0, (degrees * Math.PI) / 180));
    });
    harness.run(10);
    return harness.mixer.stats.encodes;
  };

  it('who look the same way share a stream, and those who do not have their own', () => {
    expect([encodesOf(30, 30, 30), encodesOf(30, 31), encodesOf(30, 45), encodesOf(0, 180)]).toEqual([10, 10, 20, 20]);
  });

  it('part when one turns, and meet again when both look the same way', () => {
    const harness = new MixerHarness({ rules: ON });
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
