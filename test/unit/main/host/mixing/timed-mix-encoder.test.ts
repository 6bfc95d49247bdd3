import { expect, it } from 'vitest';
import { TimedMixEncoder, type EncodingTime } from '../../../../../main/host/mixing/timed-mix-encoder.ts';
import { loadOpus } from '../../../../../main/media/opus/opus.ts';
import { MAX_OPUS_PAYLOAD_BYTES } from '../../../../../shared/audio-format.ts';
import { createRandom, noise } from '../../../../support/signals.ts';

const opus = await loadOpus();

function frames(count: number): Float32Array[] {
  const random = createRandom(3);
  return Array.from({ length: count }, () => noise(random, 0.2, 1_920));
}

it('adds up the time of all encoders of a worker', () => {
  const time: EncodingTime = { encodingMs: 0, encodes: 0 };
  let nowMs = 0;
  const clock = (): number => (nowMs += 0.25);
  const encoders = [
    new TimedMixEncoder(opus.createMixEncoder(), time, clock),
    new TimedMixEncoder(opus.createMixEncoder(), time, clock),
  ];
  for (const encoder of encoders)
    for (const frame of frames(2))
      expect(encoder.encode(frame, new Uint8Array(MAX_OPUS_PAYLOAD_BYTES))).toBeGreaterThan(0);
  expect(time).toEqual({ encodingMs: 1, encodes: 4 });
});

it('encodes the same bytes as the encoder it wraps, even after it continues from another encoder', () => {
  const time: EncodingTime = { encodingMs: 0, encodes: 0 };
  const output = new Uint8Array(MAX_OPUS_PAYLOAD_BYTES);
  const bare = opus.createMixEncoder();
  const first = new TimedMixEncoder(opus.createMixEncoder(), time, () => 0);
  const second = new TimedMixEncoder(opus.createMixEncoder(), time, () => 0);
  for (const frame of frames(5)) {
    const expected = output.slice(0, bare.encode(frame, output));
    expect(output.slice(0, first.encode(frame, output))).toEqual(expected);
  }
  second.continueFrom(first);
  for (const encoder of [bare, second]) encoder.codeNextFrameAlone();
  const [next] = frames(1) as [Float32Array];
  const expected = output.slice(0, bare.encode(next, output));
  expect(output.slice(0, second.encode(next, output))).toEqual(expected);
});
