import { expect, it } from 'vitest';
import { ListenerMix } from '../../../../main/mixer/listener-mix.ts';
import { MixerStats } from '../../../../main/mixer/mixer-stats.ts';
import { loadOpus } from '../../../../main/codec/opus.ts';
import { opusPacketSamples } from '../../../../shared/opus-packet.ts';
import { concatenate, peak, rmsDb, sine } from '../../../support/signals.ts';

const FRAME = 960;

it('ends a sound cleanly at a real decoder, and its one-byte packets stay silent there', async () => {
  const opus = await loadOpus();
  const decoder = await opus.createDecoder(2);
  const listener = new ListenerMix(await opus.createMixEncoder(), 0);
  const heard: Float32Array[] = [];
  const sink = {
    emit: (_slot: number, payload: Uint8Array, length: number) => {
      expect(opusPacketSamples(payload, length)).toBe(FRAME);
      const output = new Float32Array(2 * 5_760);
      expect(decoder.decode(payload, length, output)).toBe(FRAME);
      heard.push(output.slice(0, 2 * FRAME));
    },
  };
  const stats = new MixerStats();
  for (let tick = 0; tick < 60; tick++) {
    const hasSound = tick < 10;
    if (hasSound) listener.mix.set(Float32Array.from({ length: 2 * FRAME }, (_, i) => sine(440, 0.5, 1, tick * FRAME + (i >> 1))[0]!));
    listener.emit(1, hasSound, sink, stats);
  }
  expect(heard.length).toBe(10 + 25 + 2);
  expect(rmsDb(heard[8]!)).toBeGreaterThan(-12);
  // Only the codec's own noise is left, 45 dB under the sound, and it dies away.
  expect(rmsDb(concatenate(heard.slice(12)))).toBeLessThan(-54);
  expect(rmsDb(concatenate(heard.slice(34)))).toBeLessThan(-100);
  expect(stats).toMatchObject({ encodes: 35, dtxPackets: 2, silentListeners: 25 });
});

it('leaves the mix empty for the next tick, and counts what the encoder refuses', () => {
  const stats = new MixerStats();
  const listener = new ListenerMix({ encode: () => -1, free: () => undefined }, 5);
  let packets = 0;
  listener.mix.fill(2);
  listener.emit(1, true, { emit: () => packets++ }, stats);
  expect(peak(listener.mix)).toBe(0);
  expect([packets, stats.encodeFailures, stats.limitedFrames]).toEqual([0, 1, 1]);
});

it('begins a sound at its own level, however hard the one before was limited', () => {
  let encodedPeak = 0;
  const listener = new ListenerMix({ encode: (frame) => ((encodedPeak = peak(frame)), 10), free: () => undefined }, 0);
  const sink = { emit: () => undefined };
  const stats = new MixerStats();
  listener.mix.fill(8);
  listener.emit(1, true, sink, stats);
  listener.emit(1, false, sink, stats);
  listener.mix.fill(0.5);
  listener.emit(1, true, sink, stats);
  expect(encodedPeak).toBe(0.5);
  expect(stats.limitedFrames).toBe(1);
});
