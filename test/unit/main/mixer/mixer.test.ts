import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { Mixer } from '../../../../main/mixer/mixer.ts';
import { IngestStats } from '../../../../main/ingest/ingest-stats.ts';
import { distanceGain } from '../../../../shared/spatial/distance-gain.ts';
import { DEFAULT_HEARING_RULES, DISTANCE_LAWS } from '../../../../shared/spatial/hearing-rules.ts';
import { MixerHarness } from '../../../support/mixer-harness.ts';
import { channelOf, clickRatio, createRandom, isAllFinite, noise, peak, rmsDb, sine, toneDb } from '../../../support/signals.ts';

const FRAME = 960;
const tone = (frequencyHz: number, amplitude = 0.2) => (tick: number): Float32Array => sine(frequencyHz, amplitude, FRAME, tick * FRAME);

/** Level of a tone in what a listener heard in the last ten frames, both ears together, dB relative to the tone itself. */
function heardDb(harness: MixerHarness, slot: number, frequencyHz: number, amplitude = 0.2): number {
  const left = 10 ** (toneDb(harness.side(slot, 0, 10), frequencyHz) / 10);
  const right = 10 ** (toneDb(harness.side(slot, 1, 10), frequencyHz) / 10);
  return 10 * Math.log10(left + right) - 20 * Math.log10(amplitude / Math.SQRT2);
}

describe('who hears whom', () => {
  it('everybody hears those who are near, nobody who is far, and never themselves', () => {
    const harness = new MixerHarness();
    const places = [[0, 0, 0], [5, 0, 0], [0, 0, 16], [100, 0, 0]] as const;
    const frequencies = [300, 500, 700, 1_100];
    places.forEach((place, i) => harness.join(i + 1, place, tone(frequencies[i]!)));
    harness.run(20);
    for (let listener = 1; listener <= 3; listener++) {
      for (let speaker = 1; speaker <= 4; speaker++) {
        const [a, b] = [places[listener - 1]!, places[speaker - 1]!];
        const gain = listener === speaker ? 0 : distanceGain(Math.hypot(a[0] - b[0], a[2] - b[2]), DEFAULT_HEARING_RULES);
        const level = heardDb(harness, listener, frequencies[speaker - 1]!);
        if (gain === 0) expect(level).toBeLessThan(-60);
        else expect(level).toBeCloseTo(20 * Math.log10(gain), 0);
        expect(harness.mixer.gainOf(listener, speaker)).toBeCloseTo(gain, 6);
      }
    }
    expect(harness.encoders.get(4)!.frames).toEqual([]);
  });

  it('who has no pose neither hears nor is heard', () => {
    const harness = new MixerHarness();
    harness.join(1, [0, 0, 0], tone(300));
    harness.join(2, undefined, tone(500));
    harness.run(20);
    expect(harness.encoders.get(1)!.frames).toEqual([]);
    expect(harness.encoders.get(2)!.frames).toEqual([]);
    harness.mixer.setPose(2, 1, 0, 0, 0);
    harness.run(20);
    expect(heardDb(harness, 1, 500)).toBeCloseTo(0, 0);
    expect(heardDb(harness, 2, 300)).toBeCloseTo(0, 0);
  });

  it('a muted speaker is used up unheard, a deafened listener hears nothing', () => {
    const harness = new MixerHarness();
    harness.join(1, [0, 0, 0]);
    harness.join(2, [1, 0, 0], tone(500));
    harness.run(5);
    harness.mixer.setStatus(2, true, false);
    harness.run(30);
    expect(harness.inputs.get(2)!.pulls).toBe(35);
    expect([harness.mixer.levelDb(2), harness.mixer.gainOf(1, 2)]).toEqual([-120, 0]);
    const heard = harness.encoders.get(1)!.frames.length;
    expect(heard).toBe(5 + 1 + 25);
    harness.mixer.setStatus(2, false, false);
    harness.mixer.setStatus(1, false, true);
    harness.run(10);
    expect(harness.encoders.get(1)!.frames.length).toBe(heard);
  });

  it('places a speaker on the side where it stands, and turns it with the listener', () => {
    const harness = new MixerHarness();
    harness.join(1, [0, 0, 0]);
    harness.join(2, [10, 0, 0], tone(500));
    harness.run(10);
    expect(rmsDb(harness.side(1, 1, 5)) - rmsDb(harness.side(1, 0, 5))).toBeGreaterThan(12);
    harness.mixer.setPose(1, 0, 0, 0, Math.PI);
    harness.run(10);
    expect(rmsDb(harness.side(1, 0, 5)) - rmsDb(harness.side(1, 1, 5))).toBeGreaterThan(12);
    harness.mixer.setPose(1, 0, 0, 0, Math.PI / 2);
    harness.run(10);
    expect(rmsDb(harness.side(1, 0, 5))).toBeCloseTo(rmsDb(harness.side(1, 1, 5)), 2);
  });

  it.each(DISTANCE_LAWS)('gets quieter with each step away by the %s law, down to nothing', (law) => {
    const harness = new MixerHarness(4, { law, minMetres: 2, maxMetres: 30 });
    harness.join(1, [0, 0, 0]);
    harness.join(2, [0, 0, 0], tone(500));
    let lastDb = 1;
    for (let metres = 0; metres < 30; metres += 3) {
      harness.mixer.setPose(2, metres, 0, 0, 0);
      harness.run(12);
      const level = heardDb(harness, 1, 500);
      expect(level).toBeLessThanOrEqual(lastDb + 0.01);
      expect(level).toBeCloseTo(20 * Math.log10(distanceGain(metres, { law, minMetres: 2, maxMetres: 30 })), 0);
      lastDb = level;
    }
    harness.mixer.setPose(2, 30, 0, 0, 0);
    harness.run(27);
    const heard = harness.encoders.get(1)!.frames.length;
    harness.run(10);
    expect(harness.encoders.get(1)!.frames.length).toBe(heard);
  });

  it('mixes the eight loudest of a crowd, and keeps them while others are about as loud', () => {
    const harness = new MixerHarness(20);
    harness.join(1, [0, 0, 0]);
    for (let i = 0; i < 12; i++) harness.join(i + 2, [0, 0, 1], tone(300 + 100 * i, 0.01 * (i + 1)));
    harness.run(20);
    const heard = Array.from({ length: 12 }, (_, i) => i).filter((i) => heardDb(harness, 1, 300 + 100 * i, 0.01 * (i + 1)) > -20);
    expect(heard).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
    expect(harness.mixer.gainOf(1, 2)).toBe(0);
    expect(harness.mixer.gainOf(1, 13)).toBe(1);
    // The loudest of the rest comes nearer in level, but not by 3 dB more than the quietest that is heard.
    harness.mixer.setPose(6, 0, 0, 3, 0);
    harness.run(5);
    expect(harness.mixer.gainOf(1, 6)).toBeGreaterThan(0);
    expect(harness.mixer.gainOf(1, 5)).toBe(0);
    harness.mixer.setPose(6, 0, 0, 20, 0);
    harness.run(5);
    expect(harness.mixer.gainOf(1, 6)).toBe(0);
    expect(harness.mixer.gainOf(1, 5)).toBe(1);
  });
});

describe('what the sound is like', () => {
  it('one speaker at full gain reaches the encoder as it was, to the bit', () => {
    const random = createRandom(1);
    const spoken = Array.from({ length: 20 }, () => noise(random, 0.5, FRAME));
    const harness = new MixerHarness();
    harness.join(1, [0, 0, 0]);
    harness.join(2, [0, 0, 1], (tick) => spoken[tick]);
    harness.run(20);
    // Straight ahead each ear has the amplitude sqrt(1/2).
    const earGain = Math.fround(Math.SQRT1_2);
    harness.encoders.get(1)!.frames.slice(0, 20).forEach((frame, i) => {
      expect(channelOf(frame, 0)).toEqual(spoken[i]!.map((sample) => sample * earGain));
      expect(channelOf(frame, 1)).toEqual(channelOf(frame, 0));
    });
  });

  it('never steps when somebody walks, jumps away, comes back, is muted, is deafened or leaves', () => {
    const harness = new MixerHarness();
    harness.join(1, [0, 0, 0]);
    harness.join(2, [1, 0, 0], tone(500));
    harness.run(80, (tick) => {
      if (tick >= 5 && tick < 20) harness.mixer.setPose(2, 2 * (tick - 12), 0, 3, 0);
      if (tick === 25) harness.mixer.setPose(2, 500, 0, 0, 0);
      if (tick === 28) harness.mixer.setPose(2, -8, 0, 0, 0);
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
      const harness = new MixerHarness(20);
      for (let slot = 1; slot <= 14; slot++) harness.join(slot, [slot, 0, 0], tone(200 + 30 * slot));
      harness.run(20, (tick) => harness.mixer.setPose(3, tick, 0, tick, tick));
      return harness.heard(1);
    };
    expect(record()).toEqual(record());
  });
});

describe('what is sent', () => {
  it('silence is flushed for half a second, then one-byte packets go out every 400 ms; the clock goes on; speech sets the marker', () => {
    const harness = new MixerHarness();
    harness.join(1, [0, 0, 0]);
    harness.join(2, [1, 0, 0], (tick) => ((tick >= 10 && tick < 20) || tick >= 90 ? tone(500)(tick) : undefined));
    harness.run(100);
    const sent = harness.packets.filter(({ slot }) => slot === 1);
    expect(sent.filter(({ length }) => length === 1).map(({ tick }) => tick)).toEqual([0, 45, 65, 85]);
    expect(sent.filter(({ length }) => length > 1).map(({ tick }) => tick)).toEqual([...Array.from({ length: 35 }, (_, i) => 10 + i), ...Array.from({ length: 10 }, (_, i) => 90 + i)]);
    expect(sent.filter(({ isFirstOfSpurt }) => isFirstOfSpurt).map(({ tick }) => tick)).toEqual([10, 90]);
    for (const packet of sent) expect(packet.rtpTimestamp).toBe(packet.tick * FRAME);
    expect(sent[0]!.firstByte).toBe(0xfc);
    const frames = harness.encoders.get(1)!.frames;
    expect(peak(frames[9]!)).toBeGreaterThan(0.1);
    expect(frames.slice(10, 35).map(peak)).toEqual(new Array(25).fill(0));
  });

  it('nothing is encoded for those who hear nobody', () => {
    const harness = new MixerHarness();
    for (let slot = 1; slot <= 10; slot++) harness.join(slot, [1_000 * slot, 0, 0], tone(500));
    harness.run(20);
    expect(harness.mixer.stats).toMatchObject({ ticks: 20, encodes: 0, mixedPairs: 0, decodes: 200, silentListeners: 10, dtxPackets: 10 });
  });

  it('the RTP clock starts where it is told and wraps', () => {
    const harness = new MixerHarness();
    const rtpTimestamps: number[] = [];
    const mixer = new Mixer({ capacity: 2, rules: DEFAULT_HEARING_RULES, sink: { emit: (_slot, _payload, _length, rtpTimestamp) => rtpTimestamps.push(rtpTimestamp) } });
    harness.join(1, undefined);
    mixer.join(1, { input: harness.inputs.get(1)!, encoder: harness.encoders.get(1)!, rtpStartTimestamp: 2 ** 32 - FRAME });
    for (let tick = 0; tick < 21; tick++) mixer.tick(20 * tick);
    expect(rtpTimestamps).toEqual([2 ** 32 - FRAME, 19 * FRAME]);
  });
});

describe('coming and going', () => {
  it('frees what a participant brought, after its last frame has faded', () => {
    const harness = new MixerHarness();
    harness.join(1, [0, 0, 0]);
    harness.join(2, [1, 0, 0], tone(500));
    harness.run(5);
    harness.mixer.leave(2);
    expect(harness.inputs.get(2)!.isFreed).toBe(false);
    harness.run(1);
    expect([harness.inputs.get(2)!.isFreed, harness.encoders.get(2)!.isFreed]).toEqual([true, true]);
    expect(harness.packets.some(({ slot, tick }) => slot === 2 && tick >= 5)).toBe(false);
    harness.mixer.close();
    expect(harness.encoders.get(1)!.isFreed).toBe(true);
  });

  it('gives a slot to the next one without a trace of the last', () => {
    const harness = new MixerHarness();
    harness.join(1, [0, 0, 0]);
    harness.join(2, [1, 0, 0], tone(500));
    harness.run(5);
    harness.mixer.leave(2);
    const old = harness.inputs.get(2)!;
    harness.join(2, undefined, tone(900));
    expect(old.isFreed).toBe(true);
    harness.run(5);
    expect(harness.mixer.gainOf(1, 2)).toBe(0);
    expect(toneDb(harness.side(1, 0, 2), 900)).toBeLessThan(-60);
    harness.mixer.leave(7);
    harness.mixer.setPose(7, 0, 0, 0, 0);
    harness.mixer.setStatus(7, true, true);
    harness.mixer.receive(7, 0, 0, 0, new Uint8Array(1), 1, false);
    expect(() => harness.join(2, undefined)).toThrow(/one participant/);
    expect(() => harness.join(17, undefined)).toThrow(/capacity/);
  });

  it('says who talks, with a hang-over of 200 ms', () => {
    const harness = new MixerHarness();
    harness.join(1, [0, 0, 0], (tick) => (tick < 5 ? tone(500)(tick) : undefined));
    harness.run(5);
    expect(harness.mixer.levelDb(1)).toBeCloseTo(20 * Math.log10(0.2 / Math.SQRT2), 0);
    expect(harness.mixer.isTalking(1)).toBe(true);
    harness.run(9);
    expect(harness.mixer.isTalking(1)).toBe(true);
    harness.run(1);
    expect(harness.mixer.isTalking(1)).toBe(false);
    expect([harness.mixer.levelDb(1), harness.mixer.levelDb(9), harness.mixer.isTalking(9), harness.mixer.inputStats(9)]).toEqual([-120, -120, false, undefined]);
  });
});

it('ticks leave nothing behind on the heap, and allocate no object', () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const voice = sine(500, 0.2, FRAME);
  const mixer = new Mixer({ capacity: 10, rules: DEFAULT_HEARING_RULES, sink: { emit: () => undefined } });
  for (let slot = 1; slot <= 10; slot++) {
    let pulls = slot;
    const input = {
      stats: new IngestStats(),
      receive: () => undefined,
      pull: (_nowMs: number, output: Float32Array): boolean => {
        if (pulls++ % 40 > 20) return false;
        output.set(voice);
        return true;
      },
      free: () => undefined,
    };
    mixer.join(slot, { input, encoder: { encode: () => 10, free: () => undefined } });
  }
  const run = (from: number, to: number): void => {
    for (let tick = from; tick < to; tick++) {
      for (let slot = 1; slot <= 10; slot++) mixer.setPose(slot, (slot * 7 + tick) % 40, 0, slot, tick);
      mixer.tick(20 * tick);
    }
  };
  run(0, 2_000);
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  // The engine boxes fractions that it passes between functions, at 12 to 16 bytes each; an array or object takes more. The
  // best of several windows counts: on a busy machine the optimised code comes late.
  let bytesPerPair = Infinity;
  for (let window = 0; window < 8; window++) {
    const heapBytes = process.memoryUsage().heapUsed;
    const pairs = mixer.stats.mixedPairs;
    run(2_000 + 200 * window, 2_200 + 200 * window);
    bytesPerPair = Math.min(bytesPerPair, (process.memoryUsage().heapUsed - heapBytes) / (mixer.stats.mixedPairs - pairs));
    collectGarbage();
  }
  run(3_600, 10_000);
  collectGarbage();
  expect(bytesPerPair).toBeGreaterThanOrEqual(0);
  expect(bytesPerPair).toBeLessThan(60);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(200_000);
});
