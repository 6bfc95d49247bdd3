import { describe, expect, it } from 'vitest';
import { MixerHarness } from '../../../../support/mixer/mixer-harness.ts';
import { channelOf, clickRatio, concatenate, rmsDb, sine, toneDb } from '../../../../support/signals.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';

const FRAME = 960;
const CHANNEL = { ...DEFAULT_HEARING_RULES, law: 'flat', minMetres: 2, maxMetres: 30 } as const;
const tone =
  (frequencyHz: number) =>
  (tick: number): Float32Array =>
    sine(frequencyHz, 0.2, FRAME, tick * FRAME);
const during =
  (from: number, to: number, speak: (tick: number) => Float32Array) =>
  (tick: number): Float32Array | undefined =>
    tick >= from && tick < to ? speak(tick) : undefined;

/** Counts the encodes of the last `ticks` ticks. */
function encodesIn(harness: MixerHarness, ticks: number, between?: (tick: number) => void): number {
  const before = harness.mixer.stats.encodes;
  harness.run(ticks, between);
  return harness.mixer.stats.encodes - before;
}

describe('one encode for each distinct mix', () => {
  it('a channel with one speaker needs one encoder for all listeners, and none for the speaker', () => {
    const harness = new MixerHarness({ rules: CHANNEL });
    harness.join(1, undefined, tone(500));
    for (let slot = 2; slot <= 16; slot++) harness.join(slot, undefined);
    expect(encodesIn(harness, 50)).toBe(50);
    expect(harness.mixer.stats.packets).toBe(15 * 50);
    for (let slot = 3; slot <= 16; slot++) expect(harness.heard(slot)).toEqual(harness.heard(2));
    expect(harness.heardFrames(1)).toEqual([]);
  });

  it('two speakers hear each other and everyone else hears both, which takes three encoders', () => {
    const harness = new MixerHarness({ rules: CHANNEL });
    for (let slot = 1; slot <= 10; slot++)
      harness.join(slot, undefined, slot === 4 ? tone(500) : slot === 7 ? tone(800) : undefined);
    expect(encodesIn(harness, 20)).toBe(3 * 20);
    const level = (slot: number, frequencyHz: number): number => toneDb(harness.side(slot, 0, 10), frequencyHz);
    expect([level(4, 500) < -60, level(4, 800) > -25, level(7, 500) > -25, level(7, 800) < -60]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    for (const slot of [1, 2, 3, 5, 6, 8, 9, 10])
      expect([level(slot, 500) > -25, level(slot, 800) > -25]).toEqual([true, true]);
  });

  it('listeners at one place share a stream, and one a step away does not', () => {
    const harness = new MixerHarness();
    harness.join(1, [10, 0, 0], tone(500));
    for (const slot of [2, 3, 4]) harness.join(slot, [0, 0, 0]);
    harness.join(5, [1, 0, 0]);
    expect(encodesIn(harness, 10)).toBe(2 * 10);
    expect(rmsDb(harness.heard(5))).toBeGreaterThan(rmsDb(harness.heard(2)) + 0.1);
  });
});

describe('when listeners of one stream begin to hear different things', () => {
  it('a listener who starts to speak leaves the shared stream without a break, on an encoder that continues from the shared one', () => {
    const harness = new MixerHarness({ rules: CHANNEL });
    harness.join(1, undefined, tone(500));
    harness.join(2, undefined, during(20, 40, tone(800)));
    for (const slot of [3, 4, 5]) harness.join(slot, undefined);
    harness.run(40);
    // The sound is continuous for everyone, even for the listener who left the stream.
    for (const slot of [2, 3]) expect(harness.heardFrames(slot).length).toBe(40);
    expect(clickRatio(channelOf(harness.heard(2), 0), 500, 0.2)).toBeLessThan(3);
    expect(toneDb(channelOf(harness.heard(2), 0), 800)).toBeLessThan(-60);
    const continued = [...harness.encoders.values()].filter(({ calls }) => calls.includes('continued'));
    expect(continued.length).toBe(1);
    expect(continued[0]!.calls.indexOf('continued')).toBe(1 + 20);
  });

  it('the majority keeps the encoder, and those who hear the same share the new one', () => {
    const harness = new MixerHarness();
    harness.join(1, [5, 0, 0], tone(500));
    for (let slot = 2; slot <= 8; slot++) harness.join(slot, [0, 0, 0]);
    harness.run(10);
    const moved = (slot: number): void => harness.place(slot, 0, 0, 3);
    expect(encodesIn(harness, 10, (tick) => tick === 10 && [2, 3, 4].forEach(moved))).toBe(2 * 10);
    expect([...harness.encoders.values()].filter(({ calls }) => calls.includes('continued')).length).toBe(1);
    for (const slot of [3, 4]) expect(harness.heard(slot)).toEqual(harness.heard(2));
    for (const slot of [6, 7, 8]) expect(harness.heard(slot)).toEqual(harness.heard(5));
  });

  it('the stream outlives the participant whose encoder it began with', () => {
    const harness = new MixerHarness({ rules: CHANNEL });
    for (let slot = 1; slot <= 6; slot++) harness.join(slot, undefined, slot === 6 ? tone(500) : undefined);
    harness.run(10);
    for (const slot of [1, 2, 3, 4]) {
      harness.mixer.leave(slot);
      harness.run(2);
    }
    harness.join(2, undefined);
    harness.run(40);
    expect(harness.heardFrames(5).length).toBe(58);
    expect(clickRatio(channelOf(harness.heard(5), 0), 500, 0.2)).toBeLessThan(2);
    expect(harness.heardFrames(2).length).toBe(12 + 40);
    expect([...harness.encoders.values()].filter(({ isFreed }) => isFreed).length + 3).toBeGreaterThanOrEqual(6);
  });
});

describe('when streams begin to carry the same', () => {
  it('they merge after half a second, and the next frame is coded on its own', () => {
    const harness = new MixerHarness();
    harness.join(1, [5, 0, 0], tone(500));
    harness.join(2, [0, 0, 0]);
    harness.join(3, [0, 0, 3]);
    harness.run(20);
    harness.place(3, 0, 0, 0);
    expect(encodesIn(harness, 26)).toBe(2 * 26);
    expect(harness.mixer.stats.merges).toBe(0);
    expect(encodesIn(harness, 20)).toBe(20);
    expect(harness.mixer.stats.merges).toBe(1);
    const merged = [...harness.encoders.values()].find(({ calls }) => calls.includes('alone'))!;
    expect(merged.calls.indexOf('alone')).toBe(1 + 20 + 26);
    expect(harness.heardFrames(3).length).toBe(66);
    expect(clickRatio(channelOf(harness.heard(3), 0), 500, 0.2)).toBeLessThan(6);
  });

  it.each([2, 3])('they merge no sooner when one of them was silent while the other was not', (listener) => {
    const harness = new MixerHarness();
    harness.join(1, [5, 0, 0], (tick) =>
      tick < 30 || (tick >= 33 && tick < 38) || tick >= 42 ? tone(500)(tick) : undefined,
    );
    harness.join(2, [0, 0, 0]);
    harness.join(3, [0, 0, 3]);
    harness.run(10);
    harness.place(3, 0, 0, 0);
    harness.run(21);
    harness.mixer.setStatus(listener, false, true);
    harness.run(9);
    harness.mixer.setStatus(listener, false, false);
    harness.run(2 + 25);
    expect(harness.mixer.stats.merges).toBe(0);
    harness.run(2);
    expect(harness.mixer.stats.merges).toBe(1);
  });

  it('a listener who enters a channel in mid-speech soon shares the stream', () => {
    const harness = new MixerHarness({ rules: CHANNEL });
    for (let slot = 1; slot <= 5; slot++) harness.join(slot, undefined, slot === 1 ? tone(500) : undefined);
    harness.run(30);
    for (let slot = 6; slot <= 9; slot++) harness.join(slot, undefined);
    expect(encodesIn(harness, 10)).toBe(2 * 10);
    harness.run(30);
    expect(encodesIn(harness, 10)).toBe(10);
    expect(harness.heardFrames(9).length).toBe(50);
  });
});

describe('silence', () => {
  it('is encoded twice, then resent for half a second, by one stream for all', () => {
    const harness = new MixerHarness({ rules: CHANNEL });
    harness.join(1, undefined, during(0, 10, tone(500)));
    for (let slot = 2; slot <= 9; slot++) harness.join(slot, undefined);
    expect(encodesIn(harness, 60)).toBe(10 + 2);
    for (let slot = 2; slot <= 9; slot++) expect(harness.heardFrames(slot).length).toBe(10 + 25);
    expect(harness.mixer.stats.silentListeners).toBe(9);
  });

  it('interrupted by sound within that time continues the same stream, and later begins a new one', () => {
    const harness = new MixerHarness({ rules: CHANNEL });
    harness.join(1, undefined, (tick) =>
      tick < 10 || (tick >= 20 && tick < 30) || tick >= 100 ? tone(500)(tick) : undefined,
    );
    harness.join(2, undefined);
    harness.run(110);
    expect(harness.mixer.stats.encodes).toBe(3 * 10 + 2 * 2);
    expect(
      harness.packets.filter(({ slot, isFirstOfSpurt }) => slot === 2 && isFirstOfSpurt).map(({ tick }) => tick),
    ).toEqual([0, 100]);
  });
});

describe('sound that returns before the resent silence ends', () => {
  const resetsAfterPause = (ticks: number): number => {
    const harness = new MixerHarness({ rules: CHANNEL });
    harness.join(1, undefined, (tick) => (tick < 10 || tick >= 10 + ticks ? tone(500)(tick) : undefined));
    harness.join(2, undefined);
    harness.run(50);
    return [...harness.encoders.values()].flatMap(({ calls }) => calls).filter((call) => call === 'reset').length;
  };

  it('continues with the encoder that made the silence', () => {
    expect([1, 2].map(resetsAfterPause)).toEqual([1, 1]);
  });

  it('starts over when the encoder did not make it', () => {
    expect([3, 4, 20, 25].map(resetsAfterPause)).toEqual([2, 2, 2, 2]);
  });

  it('does not affect listeners who do not hear it, even in the tick in which the silence ends', () => {
    for (let pause = 22; pause <= 29; pause++) {
      const harness = new MixerHarness({ rules: CHANNEL });
      harness.join(1, undefined, during(0, 10, tone(500)));
      for (let slot = 2; slot <= 6; slot++)
        harness.join(slot, undefined, slot === 4 ? during(10 + pause, 200, tone(800)) : undefined);
      harness.run(200);
      expect(harness.heardFrames(4).length).toBe(10 + 25);
    }
  });
});

describe('several workers', () => {
  const worker = (slot: number): number => slot % 2;

  it('hear each other one tick later than their own, at the same level, and nobody themselves', () => {
    const harness = new MixerHarness({ workers: 2 });
    const spoken = (tick: number): Float32Array | undefined => during(5, 25, tone(500))(tick);
    harness.join(1, [5, 0, 0], spoken, worker(1));
    harness.join(2, [0, 0, 0], undefined, worker(2));
    harness.join(3, [0, 0, 0], undefined, worker(3));
    harness.run(30);
    const firstSound = (slot: number): number =>
      harness.packets.find((packet) => packet.slot === slot && packet.length > 1)!.rtpTimestamp / FRAME;
    expect([firstSound(3), firstSound(2)]).toEqual([5, 6]);
    expect(harness.heardFrames(2).slice(0, 20)).toEqual(harness.heardFrames(3).slice(0, 20));
    expect(harness.heardFrames(1)).toEqual([]);
  });

  it('fade out the speakers of a stopped worker, and resume them when it is back', () => {
    const harness = new MixerHarness({ workers: 2 });
    harness.join(1, [0, 0, 2], tone(500), 1);
    harness.join(2, [0, 0, 0], undefined, 0);
    const [listening, speaking] = harness.mixers;
    const runWithout = (from: number, to: number): void => {
      for (let tick = from; tick < to; tick++) listening!.tick(tick, 20 * tick);
    };
    for (let tick = 0; tick < 10; tick++) [listening!, speaking!].forEach((mixer) => mixer.tick(tick, 20 * tick));
    runWithout(10, 20);
    const frames = harness.heardFrames(2);
    const level = (frame: Float32Array): number => rmsDb(channelOf(frame, 0));
    // Ticks 1 to 9 carry what was said in 0 to 8, tick 10 that of 9, tick 11 its fade.
    expect(frames.slice(0, 10).every((frame) => level(frame) > -25)).toBe(true);
    expect(Math.abs(frames[10]!.at(-1)!)).toBeLessThan(1e-3);
    expect(frames.slice(11).every((frame) => level(frame) < -90)).toBe(true);
    for (let tick = 20; tick < 30; tick++) [listening!, speaking!].forEach((mixer) => mixer.tick(tick, 20 * tick));
    expect(level(harness.heardFrames(2).at(-1)!)).toBeGreaterThan(-25);
    // One frame of silence, then the voice.
    expect(clickRatio(channelOf(concatenate(harness.heardFrames(2).slice(-10)), 0), 500, 0.2)).toBeLessThan(3);
  });

  it('hear a speaker who leaves the other worker fade, and not what comes to the slot later', () => {
    const harness = new MixerHarness({ workers: 2 });
    harness.join(1, [2, 0, 0], tone(500), 1);
    harness.join(2, [0, 0, 0], undefined, 0);
    harness.run(10);
    harness.mixers[1]!.leave(1);
    harness.run(3);
    for (const mixer of harness.mixers) mixer.clearPlacement(1);
    harness.join(1, undefined, tone(900), 0);
    harness.run(30);
    const heard = channelOf(harness.heard(2), 0);
    expect(toneDb(heard, 900)).toBeLessThan(-60);
    expect(clickRatio(heard.slice(0, 12 * FRAME), 500, 0.2)).toBeLessThan(3);
  });
});
