import { beforeAll, describe, expect, it } from 'vitest';
import { loadOpus, type OpusCodec } from '../../../../../main/media/opus/opus.ts';
import { hasInBandFec, opusPacketSamples } from '../../../../../shared/opus-packet.ts';
import { channelOf, concatenate, createRandom, isAllFinite, rmsDb, sine, toneDb } from '../../../../support/signals.ts';

const FRAME = 960;

describe('Opus codec', () => {
  let opus: OpusCodec;
  beforeAll(async () => {
    opus = await loadOpus();
  });

  it('carries a stereo tone with its level on each side', () => {
    const encoder = opus.createMixEncoder();
    const decoder = opus.createDecoder(2);
    const packet = new Uint8Array(1_275);
    const output = new Float32Array(2 * 5_760);
    const heard: Float32Array[] = [];
    for (let frame = 0; frame < 50; frame++) {
      const left = sine(440, 0.5, FRAME, frame * FRAME);
      const right = sine(1_000, 0.125, FRAME, frame * FRAME);
      const length = encoder.encode(
        Float32Array.from({ length: 2 * FRAME }, (_, i) => (i % 2 === 0 ? left : right)[i >> 1]!),
        packet,
      );
      expect(opusPacketSamples(packet, length)).toBe(FRAME);
      expect(packet[0]! >> 3).toBe(31);
      expect(decoder.decode(packet, length, output)).toBe(FRAME);
      if (frame >= 5) heard.push(output.slice(0, 2 * FRAME));
    }
    const whole = concatenate(heard);
    expect(Math.abs(toneDb(channelOf(whole, 0), 440) - rmsDb(sine(440, 0.5, 48_000)))).toBeLessThan(1);
    expect(Math.abs(toneDb(channelOf(whole, 1), 1_000) - rmsDb(sine(1_000, 0.125, 48_000)))).toBeLessThan(1);
    encoder.free();
    decoder.free();
  });

  it('recovers a lost speech frame from the next packet', () => {
    const encoder = opus.createSpeechEncoder({ isDtxEnabled: false });
    const decoder = opus.createDecoder(1);
    const output = new Float32Array(5_760);
    const packets: { readonly bytes: Uint8Array; readonly length: number }[] = [];
    for (let frame = 0; frame < 30; frame++) {
      // A voice-like buzz whose pitch changes at frame 20, which concealment cannot predict.
      const fundamentalHz = frame < 20 ? 150 : 220;
      const sound = new Float32Array(FRAME);
      for (let harmonic = 1; harmonic <= 8; harmonic++) {
        const partial = sine(fundamentalHz * harmonic, 0.2 / harmonic, FRAME, frame * FRAME);
        for (let i = 0; i < FRAME; i++) sound[i]! += partial[i]!;
      }
      const bytes = new Uint8Array(1_275);
      packets.push({ bytes, length: encoder.encode(sound, bytes) });
    }
    const lost = 21;
    const next = packets[lost + 1]!;
    expect(hasInBandFec(next.bytes, next.length)).toBe(true);
    for (let frame = 0; frame < 20; frame++) decoder.decode(packets[frame]!.bytes, packets[frame]!.length, output);
    expect(decoder.conceal(FRAME, output)).toBe(FRAME);
    expect(toneDb(output.slice(0, FRAME), 220)).toBeLessThan(-30);
    expect(decoder.decodeFec(next.bytes, next.length, FRAME, output)).toBe(FRAME);
    const recovered = output.slice(0, FRAME);
    expect(toneDb(recovered, 220)).toBeGreaterThan(-20);
    expect(isAllFinite(recovered)).toBe(true);
  });

  it('answers garbage with -1 and decodes the next good packet', () => {
    const random = createRandom(7);
    const encoder = opus.createSpeechEncoder({ isDtxEnabled: false });
    const decoder = opus.createDecoder(1);
    const output = new Float32Array(5_760);
    const garbage = new Uint8Array(1_400);
    expect(decoder.decode(garbage, 0, output)).toBe(-1);
    expect(decoder.decode(garbage, 1_400, output)).toBe(-1);
    expect(decoder.decode(Uint8Array.of(3, 0), 2, output)).toBe(-1);
    expect(decoder.decodeFec(garbage, 0, FRAME, output)).toBe(-1);
    expect(decoder.conceal(7, output)).toBe(-1);
    for (let round = 0; round < 500; round++) {
      const length = Math.floor(random() * 1_276);
      for (let i = 0; i < length; i++) garbage[i] = random() * 256;
      const samples = decoder.decode(garbage, length, output);
      expect(samples === -1 || samples === opusPacketSamples(garbage, length)).toBe(true);
    }
    const packet = new Uint8Array(1_275);
    for (let frame = 0; frame < 20; frame++) {
      expect(decoder.decode(packet, encoder.encode(sine(440, 0.5, FRAME, frame * FRAME), packet), output)).toBe(FRAME);
    }
    expect(toneDb(output.slice(0, FRAME), 440)).toBeGreaterThan(-12);
  });

  it('sends almost nothing in silence when DTX is on', () => {
    const encoder = opus.createSpeechEncoder({ isDtxEnabled: true });
    const packet = new Uint8Array(1_275);
    let tinyPackets = 0;
    for (let frame = 0; frame < 100; frame++) if (encoder.encode(new Float32Array(FRAME), packet) <= 2) tinyPackets++;
    expect(tinyPackets).toBeGreaterThan(50);
  });

  it('treats a frame of the wrong size as a programming error', () => {
    const encoder = opus.createMixEncoder();
    expect(() => encoder.encode(new Float32Array(FRAME), new Uint8Array(1_275))).toThrow(/960 samples/);
  });
});
