import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadOpus, type OpusCodec } from '../../../../../main/media/opus/opus.ts';
import type { MixEncoder } from '../../../../../main/mixer/ports.ts';
import { joinFrames, opusPacketSamples, SILENT_MIX_PACKET } from '../../../../../shared/opus-packet.ts';
import { channelOf, clickRatio, concatenate, peak, rmsDb, sine } from '../../../../support/signals.ts';
import { createVoiceMix } from '../../../../support/sound/voice-mix.ts';

const FRAME = 960;
/** CELT looks 2.5 ms ahead, so its sound comes out this much later. */
const DELAY_SAMPLES = 120;
const FRAMES = 300;
const CROSSINGS = [40, 67, 95, 131, 158, 190, 222, 259];
const SILENCE = new Float32Array(2 * FRAME);

let opus: OpusCodec;
/** Two voices, one on each side, cut into frames. */
let frames: readonly Float32Array[];
beforeAll(async () => {
  opus = await loadOpus();
  frames = cut(await createVoiceMix([1, 2], FRAMES));
});

function cut(sound: Float32Array): readonly Float32Array[] {
  return Array.from({ length: sound.length / (2 * FRAME) }, (_, frame) =>
    sound.slice(2 * FRAME * frame, 2 * FRAME * (frame + 1)),
  );
}

function encode(encoder: MixEncoder, frame: Float32Array): Uint8Array {
  const packet = new Uint8Array(1_275);
  return packet.slice(0, encoder.encode(frame, packet));
}

function encoderAfter(count: number): MixEncoder {
  const encoder = opus.createMixEncoder();
  for (let frame = 0; frame < count; frame++) encode(encoder, frames[frame]!);
  return encoder;
}

function encodeAll(): readonly Uint8Array[] {
  const encoder = opus.createMixEncoder();
  return frames.map((frame) => encode(encoder, frame));
}

/** The sound of a listener who received `packets` from the first one on. */
function hear(packets: readonly Uint8Array[]): Float32Array {
  const decoder = opus.createDecoder(2);
  const output = new Float32Array(2 * 5_760);
  const heard = packets.map((packet) => output.slice(0, 2 * decoder.decode(packet, packet.length, output)));
  decoder.free();
  return concatenate(heard);
}

/** Signal to noise of 40 ms from `frame` on, dB, against the sound that was encoded. */
function signalToNoiseDb(heard: Float32Array, frame: number): number {
  const original = concatenate([new Float32Array(2 * DELAY_SAMPLES), ...frames.slice(0, frame + 2)]);
  const [start, end] = [2 * FRAME * frame, 2 * FRAME * (frame + 2)];
  return (
    rmsDb(original.slice(start, end)) - rmsDb(heard.slice(start, end).map((value, i) => value - original[start + i]!))
  );
}

/**
 * How much worse, on average, the crossings sound than an uninterrupted stream, dB. `cross` returns the encoder from
 * frame n + 1 on.
 */
function lossAtCrossingsDb(cross: (n: number) => MixEncoder): number {
  const whole = encodeAll();
  const uninterrupted = hear(whole);
  let sum = 0;
  for (const n of CROSSINGS) {
    const encoder = cross(n);
    const heard = hear([
      ...whole.slice(0, n + 1),
      ...frames.slice(n + 1, n + 4).map((frame) => encode(encoder, frame)),
    ]);
    sum += signalToNoiseDb(uninterrupted, n + 1) - signalToNoiseDb(heard, n + 1);
    encoder.free();
  }
  return sum / CROSSINGS.length;
}

describe('a listener who moves to another encoder', () => {
  it('continues bit-exactly when it takes over from the first encoder', () => {
    const first = encoderAfter(100);
    const twin = opus.createMixEncoder();
    encode(twin, frames[7]!);
    twin.continueFrom(first);
    for (let frame = 100; frame < 150; frame++)
      expect(encode(twin, frames[frame]!)).toEqual(encode(first, frames[frame]!));
    first.free();
    expect(encode(twin, frames[150]!).length).toBeGreaterThan(10);
  });

  it('hears no break when the second encoder was reset, given the last frame again, and codes the next frame on its own', () => {
    const prepared = lossAtCrossingsDb((n) => {
      const encoder = encoderAfter(10);
      encoder.reset();
      encode(encoder, frames[n]!);
      encoder.codeNextFrameAlone();
      return encoder;
    });
    const unprepared = lossAtCrossingsDb(() => opus.createMixEncoder());
    expect(prepared).toBeLessThan(0.5);
    expect(unprepared).toBeGreaterThan(2);
  });

  it('hears no break when both encoders were given the same sound and the next frame is coded on its own', () => {
    const merged = lossAtCrossingsDb((n) => {
      // It began later than the other and has encoded the same sound for 25 frames.
      const encoder = opus.createMixEncoder();
      for (let frame = n - 24; frame <= n; frame++) encode(encoder, frames[frame]!);
      encoder.codeNextFrameAlone();
      return encoder;
    });
    expect(merged).toBeLessThan(0.5);
  });
});

describe('a mix encoder', () => {
  it('keeps its bitrate and its complexity when it is reset, and forgets the rest', () => {
    const used = encoderAfter(50);
    const fresh = opus.createMixEncoder();
    for (const encoder of [used, fresh]) {
      encoder.setComplexity(0);
      encoder.reset();
    }
    const other = opus.createMixEncoder();
    other.reset();
    let hasDiffered = false;
    for (let frame = 100; frame < 120; frame++) {
      const packet = encode(used, frames[frame]!);
      expect(packet).toEqual(encode(fresh, frames[frame]!));
      hasDiffered ||= !Buffer.from(packet).equals(encode(other, frames[frame]!));
    }
    expect(hasDiffered).toBe(true);
  });

  it('keeps its own complexity when it continues from another', () => {
    const first = encoderAfter(20);
    const second = opus.createMixEncoder();
    second.setComplexity(0);
    second.continueFrom(first);
    const third = opus.createMixEncoder();
    third.continueFrom(first);
    third.setComplexity(0);
    for (let frame = 20; frame < 40; frame++)
      expect(encode(second, frames[frame]!)).toEqual(encode(third, frames[frame]!));
  });

  it('sends 64 kbit/s of stereo CELT', () => {
    const packets = encodeAll();
    const bytes = packets.reduce((sum, packet) => sum + packet.length, 0);
    const kilobitsPerSecond = (bytes * 8) / (FRAMES * 0.02) / 1_000;
    expect(kilobitsPerSecond).toBeGreaterThan(55);
    expect(kilobitsPerSecond).toBeLessThan(70);
    expect(packets.every((packet) => packet[0] === 0xfc)).toBe(true);
  });

  it('sends 24 kbit/s of mono CELT while it is set so, also after a reset and from another encoder', () => {
    const encoder = opus.createMixEncoder();
    encoder.setMono(true);
    encoder.reset();
    const packets = frames.slice(0, 50).map((frame) => encode(encoder, frame));
    const kilobitsPerSecond = (packets.reduce((sum, packet) => sum + packet.length, 0) * 8) / 1_000;
    expect(kilobitsPerSecond).toBeGreaterThan(18);
    expect(kilobitsPerSecond).toBeLessThan(30);
    expect(packets.every((packet) => packet[0] === 0xf8)).toBe(true);
    const stereo = opus.createMixEncoder();
    stereo.continueFrom(encoder);
    expect(encode(stereo, frames[50]!)[0]).toBe(0xfc);
    encoder.setMono(false);
    encode(encoder, frames[50]!);
    expect(encode(encoder, frames[51]!)[0]).toBe(0xfc);
  });

  it('keeps working when the heap of libopus grows', () => {
    const encoder = encoderAfter(10);
    const twin = opus.createMixEncoder();
    twin.continueFrom(encoder);
    const others: MixEncoder[] = [];
    for (let i = 0; i < 1_500; i++) others.push(opus.createMixEncoder());
    expect(encode(encoder, frames[10]!)).toEqual(encode(twin, frames[10]!));
    for (const other of others) other.free();
  });
});

describe('silence after sound', () => {
  /** The sound fades out over its last frame, as in the mixer. */
  function endSound(): { readonly sound: readonly Uint8Array[]; readonly silence: readonly Uint8Array[] } {
    const encoder = encoderAfter(FRAMES - 1);
    const whole = encodeAll();
    const last = encode(
      encoder,
      frames[FRAMES - 1]!.map((value, i) => value * (1 - (i >> 1) / FRAME)),
    );
    return {
      sound: [...whole.slice(0, -1), last],
      silence: Array.from({ length: 60 }, () => encode(encoder, SILENCE)),
    };
  }

  it('soon equals what the encoder itself produces', () => {
    const { silence } = endSound();
    expect(silence.at(-1)).toEqual(SILENT_MIX_PACKET);
  });

  it('sounds from the third frame on as if the encoder had sent it, for a fiftieth of the bytes', () => {
    const { sound, silence } = endSound();
    const encoded = silence.slice(0, 25);
    const replaced = encoded.map((packet, i) => (i < 2 ? packet : SILENT_MIX_PACKET));
    const [sent, made] = [hear([...sound, ...encoded]), hear([...sound, ...replaced])];
    // The encoder keeps coding the decay of its own DC filter.
    expect(peak(sent.map((value, i) => value - made[i]!))).toBeLessThan(1e-4);
    expect(peak(made.slice(2 * FRAME * (FRAMES + 3)))).toBeLessThan(1e-9);
    const encodedBytes = encoded.slice(2, 12).reduce((sum, packet) => sum + packet.length, 0);
    expect(encodedBytes).toBeGreaterThan(50 * 10 * SILENT_MIX_PACKET.length);
  });

  it('ends without a click when the encoder was paused and is then reset', () => {
    const tone = (frame: number): Float32Array => {
      // A second of tone, then half a second of silence, then tone again; faded in and out by the mixer, here over a
      // frame.
      const gain = (i: number): number =>
        frame < 50 || frame > 76 ? 1 : frame === 50 ? 1 - i / FRAME : frame === 76 ? i / FRAME : 0;
      const mono = sine(440, 0.3, FRAME, frame * FRAME);
      return Float32Array.from({ length: 2 * FRAME }, (_, i) => mono[i >> 1]! * gain(i >> 1));
    };
    const encoder = opus.createMixEncoder();
    const packets: Uint8Array[] = [];
    for (let frame = 0; frame < 120; frame++) {
      if (frame >= 53 && frame < 76) {
        packets.push(SILENT_MIX_PACKET);
        continue;
      }
      if (frame === 76) encoder.reset();
      packets.push(encode(encoder, tone(frame)));
    }
    const heard = channelOf(hear(packets), 0);
    const uninterrupted = opus.createMixEncoder();
    const reference = channelOf(hear(Array.from({ length: 120 }, (_, frame) => encode(uninterrupted, tone(frame)))), 0);
    const [start, end] = [FRAME * 75, FRAME * 80];
    expect(clickRatio(heard.slice(start, end), 440, 0.3)).toBeLessThan(
      1.2 * clickRatio(reference.slice(start, end), 440, 0.3),
    );
    const original = concatenate([
      new Float32Array(DELAY_SAMPLES),
      ...Array.from({ length: 120 }, (_, frame) => channelOf(tone(frame), 0)),
    ]);
    expect(rmsDb(heard.slice(start, end).map((value, i) => value - original[start + i]!))).toBeLessThan(
      rmsDb(original.slice(start, end)) - 15,
    );
  });

  it('does not spoil the next sound when the encoder is reset, but does when the encoder was only paused', () => {
    const worstDb = (resume: (encoder: MixEncoder) => void): number => {
      let worst = Infinity;
      for (const n of [70, 85, 101, 120, 133, 150, 171, 188]) {
        const encoder = encoderAfter(n);
        const packets = [
          ...encodeAll().slice(0, n),
          encode(encoder, SILENCE),
          encode(encoder, SILENCE),
          ...new Array<Uint8Array>(18).fill(SILENT_MIX_PACKET),
        ];
        resume(encoder);
        for (let frame = n + 20; frame < n + 22; frame++) packets.push(encode(encoder, frames[frame]!));
        const original = concatenate([frames[n + 20]!, frames[n + 21]!]).slice(0, -2 * DELAY_SAMPLES);
        const heard = hear(packets).slice(-original.length);
        worst = Math.min(worst, rmsDb(original) - rmsDb(heard.map((value, i) => value - original[i]!)));
        encoder.free();
      }
      return worst;
    };
    expect(worstDb((encoder) => encoder.reset())).toBeGreaterThan(10);
    expect(worstDb((encoder) => encoder.codeNextFrameAlone())).toBeLessThan(6);
  });
});

it('two joined frames sound the same as two separate ones', () => {
  const packets = encodeAll();
  const joined: Uint8Array[] = [];
  for (let frame = 0; frame < FRAMES; frame += 2) {
    const packet = new Uint8Array(1_275);
    const [first, second] = [packets[frame]!, frame % 20 === 0 ? SILENT_MIX_PACKET : packets[frame + 1]!];
    const length = joinFrames(first, first.length, second, second.length, packet);
    expect(opusPacketSamples(packet, length)).toBe(2 * FRAME);
    joined.push(packet.slice(0, length));
  }
  const single = packets.map((packet, frame) => (frame % 20 === 1 ? SILENT_MIX_PACKET : packet));
  expect(hear(joined)).toEqual(hear(single));
});

it('encoding and decoding leave nothing on the heap', () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const encoder = opus.createMixEncoder();
  const decoder = opus.createDecoder(2);
  const shared = new Float32Array(new SharedArrayBuffer(2 * FRAME * 4));
  const output = new Float32Array(2 * 5_760);
  const packet = new Uint8Array(1_275);
  const run = (count: number): void => {
    for (let i = 0; i < count; i++) {
      shared.set(frames[i % FRAMES]!);
      if (i % 50 === 0) encoder.reset();
      if (i % 50 === 25) encoder.codeNextFrameAlone();
      decoder.decode(packet, encoder.encode(shared, packet), output);
    }
  };
  run(3_000);
  // The best of several windows counts, because on a busy machine code is optimised late.
  let bytesPerFrame = Infinity;
  for (let window = 0; window < 6; window++) {
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    run(1_500);
    bytesPerFrame = Math.min(bytesPerFrame, (process.memoryUsage().heapUsed - before) / 1_500);
  }
  // A typed array has about 200 bytes.
  expect(bytesPerFrame).toBeLessThan(100);
});
