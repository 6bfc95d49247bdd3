import { expect, it } from 'vitest';
import { DelayEstimator } from '../../../../main/ingest/delay-estimator.ts';
import { IngestStats } from '../../../../main/ingest/ingest-stats.ts';
import { PacketStore } from '../../../../main/ingest/packet-store.ts';
import { Playout } from '../../../../main/ingest/playout.ts';
import { TONE_AMPLITUDE, TONE_HZ, tonePacket, ToneDecoder } from '../../../support/mixer/playout-simulation.ts';
import { clickRatio, concatenate, rmsDb } from '../../../support/signals.ts';

const FRAME = 960;

function silenced(samples: number, output: Float32Array): number {
  output.fill(0, 0, samples);
  return samples;
}

/**
 * A playout that has packets 0 to `count`, a tone or silence, the first of which was due `waitedMs` before time
 * 0.
 */
function create(count: number, waitedMs: number, isSilent = false) {
  const store = new PacketStore();
  const estimator = new DelayEstimator();
  const stats = new IngestStats();
  for (let index = 0; index < count; index++)
    store.insert(index * FRAME, index, FRAME, tonePacket(index * FRAME), 7, false, 0);
  estimator.observe(-20 - waitedMs - estimator.targetMs, 0, 1);
  const decoder = new ToneDecoder();
  const decoded: number[] = [];
  decoder.onDecode = (firstSample) => decoded.push(firstSample);
  const silentDecoder = {
    decode: (payload: Uint8Array, length: number, output: Float32Array) =>
      silenced(decoder.decode(payload, length, output), output),
    decodeFec: () => -1,
    conceal: (samples: number, output: Float32Array) => silenced(samples, output),
    free: () => undefined,
  };
  const playout = new Playout(store, estimator, stats, isSilent ? silentDecoder : decoder, 1);
  const pull = (nowMs: number): Float32Array | undefined => {
    const frame = new Float32Array(FRAME);
    return playout.pull(nowMs, frame) ? frame : undefined;
  };
  return { stats, estimator, playout, pull, decoded };
}

it('waits until the first packet of a talk spurt is due', () => {
  const { pull, playout } = create(5, -30);
  expect([pull(0), pull(20)]).toEqual([undefined, undefined]);
  expect(playout.isPlaying).toBe(false);
  expect(pull(40)).toBeDefined();
});

it('drops a frame of a tone without a click when it waits 30 ms too long', () => {
  const { pull, stats } = create(20, 35);
  const sound = concatenate(Array.from({ length: 15 }, (_, tick) => pull(20 * tick)!));
  expect(stats.skippedFrames).toBe(1);
  expect(stats.delayMs).toBeCloseTo(17, 6);
  expect(clickRatio(sound.slice(240), TONE_HZ, TONE_AMPLITUDE)).toBeLessThan(4);
  expect(rmsDb(sound.slice(960))).toBeGreaterThan(-14);
});

it('repeats quiet frames until the wait is long enough, and drops none', () => {
  const { estimator, pull, stats, decoded } = create(30, 5, true);
  pull(0);
  pull(20);
  // It learns of 55 ms of jitter while it plays.
  for (let index = 0; index < 20; index++) estimator.observe(estimator.baseMs + 55, 20, 1);
  for (let tick = 2; tick < 20; tick++) pull(20 * tick);
  expect(estimator.targetMs).toBeGreaterThanOrEqual(55);
  expect(stats.delayMs).toBeGreaterThan(55);
  expect(stats.insertedFrames).toBeGreaterThanOrEqual(2);
  expect(decoded).toEqual(decoded.map((_, index) => index * FRAME));
});

it('drops a backlog at the start of a talk spurt at once', () => {
  const { pull, stats } = create(20, 200);
  pull(0);
  expect(stats.skippedFrames).toBeGreaterThanOrEqual(8);
  expect(stats.delayMs).toBeLessThan(42);
});

it.each([60, 120])('plays the only packet there is, of %i ms, however late it is', (packetMs) => {
  const store = new PacketStore();
  const estimator = new DelayEstimator();
  const stats = new IngestStats();
  const toc = (11 << 3) | (packetMs === 120 ? 1 : 0);
  store.insert(0, 0, packetMs * 48, tonePacket(0, toc), 7, false, 0);
  estimator.observe(-20 - 100 - estimator.targetMs, 0, 1);
  const decoder = new ToneDecoder();
  const playout = new Playout(store, estimator, stats, decoder, 1);
  expect(playout.pull(0, new Float32Array(FRAME))).toBe(true);
  expect(decoder.decodeCount).toBe(1);
  expect(stats.delayMs).toBeCloseTo(estimator.targetMs + 100, 6);
});

it('fades out when it is interrupted, and then starts over', () => {
  const { pull, playout } = create(20, 5);
  const before = pull(0)!;
  playout.interrupt();
  const last = pull(20)!;
  expect(Math.abs(last[FRAME - 1]!)).toBeLessThan(0.002);
  expect(clickRatio(concatenate([before.slice(240), last]), TONE_HZ, TONE_AMPLITUDE)).toBeLessThan(4);
  expect(playout.isPlaying).toBe(false);
  expect(pull(40)).toBeDefined();
});
