import { beforeAll, describe, expect, it } from 'vitest';
import { loadOpus, type OpusCodec } from '../../../../main/media/opus/opus.ts';
import { SpeakerIngest } from '../../../../main/ingest/speaker-ingest.ts';
import { TONE_AMPLITUDE, TONE_HZ } from '../../../support/mixer/playout-simulation.ts';
import { clickRatio, concatenate, createRandom, isAllFinite, rmsDb, sine } from '../../../support/signals.ts';

const FRAME = 960;

describe('with real Opus', () => {
  let opus: OpusCodec;
  beforeAll(async () => {
    opus = await loadOpus();
  });

  /** A tone through encoder, a link with jitter and loss, ingest and decoder. */
  async function talk(loss: number, jitterMs: number): Promise<{ sound: Float32Array; ingest: SpeakerIngest }> {
    const random = createRandom(10);
    const encoder = opus.createSpeechEncoder({ isDtxEnabled: false });
    const ingest = new SpeakerIngest({ decoder: opus.createDecoder(1), channels: 1 });
    const arrivals = Array.from({ length: 500 }, (_, index) => {
      const payload = new Uint8Array(1_275);
      const length = encoder.encode(sine(TONE_HZ, TONE_AMPLITUDE, FRAME, index * FRAME), payload);
      return { index, payload, length, arrivalMs: 20 * index + jitterMs * random() };
    })
      .filter(() => random() >= loss)
      .sort((a, b) => a.arrivalMs - b.arrivalMs);
    const heard: Float32Array[] = [];
    let next = 0;
    for (let tick = 0; tick < 520; tick++) {
      const nowMs = 20 * tick + 9;
      for (; next < arrivals.length && arrivals[next]!.arrivalMs <= nowMs; next++) {
        const { index, payload, length, arrivalMs } = arrivals[next]!;
        ingest.receive({
          sequence: index,
          rtpTimestamp: index * FRAME,
          arrivalMs,
          payload,
          length,
          isRedundant: false,
        });
      }
      const frame = new Float32Array(FRAME);
      ingest.pull(nowMs, frame);
      heard.push(frame);
    }
    return { sound: concatenate(heard), ingest };
  }

  it('a tone keeps its level through a clean link, and ends', async () => {
    const { sound, ingest } = await talk(0, 0);
    expect(Math.abs(rmsDb(sound.slice(48_000, 400_000)) - rmsDb(sine(TONE_HZ, TONE_AMPLITUDE, 48_000)))).toBeLessThan(
      1,
    );
    expect(rmsDb(sound.slice(510 * FRAME))).toBe(-120);
    expect(ingest.stats.concealedFrames).toBe(5);
  });

  it('a tone survives 10 % loss and 30 ms of jitter without clicks, holes or noise', async () => {
    const { sound, ingest } = await talk(0.1, 30);
    const middle = sound.slice(100 * FRAME, 490 * FRAME);
    expect(isAllFinite(sound)).toBe(true);
    expect(ingest.stats.fecFrames).toBeGreaterThan(20);
    expect(Math.abs(rmsDb(middle) - rmsDb(sine(TONE_HZ, TONE_AMPLITUDE, 48_000)))).toBeLessThan(1.5);
    expect(clickRatio(middle, TONE_HZ, TONE_AMPLITUDE)).toBeLessThan(30);
    // Only runs of several lost packets leave a hole.
    let holes = 0;
    for (let offset = 0; offset + FRAME <= middle.length; offset += FRAME)
      if (rmsDb(middle.slice(offset, offset + FRAME)) < -30) holes++;
    expect(holes).toBeLessThanOrEqual(4);
  });
});
