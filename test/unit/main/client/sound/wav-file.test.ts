import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatWav, parseWavAsMono, readWavAsMono } from '../../../../../main/client/sound/wav-file.ts';
import { rmsDb, sine, toneDb } from '../../../../support/signals.ts';

/** A WAV file of any format with the given data bytes. */
function wav(options: {
  tag?: number;
  channels?: number;
  rateHz?: number;
  bits?: number;
  data: Buffer;
  before?: Buffer;
  claimedBytes?: number;
}): Buffer {
  const { tag = 1, channels = 1, rateHz = 48_000, bits = 16, data, before = Buffer.alloc(0) } = options;
  const format = Buffer.alloc(24);
  format.write('fmt ', 0, 'latin1');
  format.writeUInt32LE(16, 4);
  format.writeUInt16LE(tag, 8);
  format.writeUInt16LE(channels, 10);
  format.writeUInt32LE(rateHz, 12);
  format.writeUInt32LE(rateHz * channels * (bits / 8), 16);
  format.writeUInt16LE(channels * (bits / 8), 20);
  format.writeUInt16LE(bits, 22);
  const head = Buffer.alloc(8);
  head.write('data', 0, 'latin1');
  head.writeUInt32LE(options.claimedBytes ?? data.length, 4);
  const body = Buffer.concat([Buffer.from('WAVE'), before, format, head, data]);
  const riff = Buffer.alloc(8);
  riff.write('RIFF', 0, 'latin1');
  riff.writeUInt32LE(body.length, 4);
  return Buffer.concat([riff, body]);
}

const pcm16 = (samples: readonly number[]): Buffer => Buffer.from(Int16Array.from(samples).buffer);
const floats = (samples: readonly number[]): Buffer => Buffer.from(Float32Array.from(samples).buffer);

describe('parseWavAsMono', () => {
  it.each([
    ['16 bit', wav({ data: pcm16([16_384, -32_768]) }), [0.5, -1]],
    ['8 bit', wav({ bits: 8, data: Buffer.of(192, 0) }), [0.5, -1]],
    ['24 bit', wav({ bits: 24, data: Buffer.of(0, 0, 0x40, 0, 0, 0x80) }), [0.5, -1]],
    ['32 bit', wav({ bits: 32, data: Buffer.from(Int32Array.of(2 ** 30, -(2 ** 31)).buffer) }), [0.5, -1]],
    ['float', wav({ tag: 3, bits: 32, data: floats([0.5, -1]) }), [0.5, -1]],
    ['stereo', wav({ channels: 2, data: pcm16([16_384, 0, -32_768, -32_768]) }), [0.25, -1]],
    [
      'with another chunk first',
      wav({ before: Buffer.from('LIST\x03\x00\x00\x00abc\x00', 'latin1'), data: pcm16([16_384]) }),
      [0.5],
    ],
    ['with a length beyond the end', wav({ data: pcm16([16_384]), claimedBytes: 4_000_000_000 }), [0.5]],
    [
      'with floats that are not numbers',
      wav({ tag: 3, bits: 32, data: floats([Number.NaN, Number.POSITIVE_INFINITY]) }),
      [0, 0],
    ],
  ])('reads %s', (_, bytes, samples) => {
    const parsed = parseWavAsMono(bytes, 'voice.wav');
    expect(parsed.ok && [...parsed.value]).toEqual(samples);
  });

  it.each([
    ['an empty file', Buffer.alloc(0), /empty/],
    ['a file that is not WAV', Buffer.from('<!doctype html><html>'), /not a WAV file/],
    ['a WAV file without sound', wav({ data: Buffer.alloc(0) }), /no sound/],
    ['a compressed file', wav({ tag: 85, data: pcm16([1]) }), /not supported/],
    ['an absurd rate', wav({ rateHz: 1, data: pcm16([1]) }), /not supported/],
    ['a file without channels', wav({ channels: 0, data: pcm16([1]) }), /not supported/],
    ['only a header', wav({ data: pcm16([1]) }).subarray(0, 30), /no format or no sound/],
  ])('explains what is wrong with %s', (_, bytes, message) => {
    const parsed = parseWavAsMono(bytes, 'voice.wav');
    expect(!parsed.ok && parsed.error.message).toMatch(message);
  });

  it.each([[8_000], [16_000], [24_000], [44_100], [96_000]])('resamples %i Hz: same pitch, same level', (rateHz) => {
    const tone = Float32Array.from(
      { length: rateHz },
      (_, index) => 0.5 * Math.sin((2 * Math.PI * 1_000 * index) / rateHz),
    );
    const parsed = parseWavAsMono(wav({ tag: 3, bits: 32, rateHz, data: floats([...tone]) }), 'tone.wav');
    expect(parsed.ok && parsed.value.length).toBe(48_000);
    const middle = parsed.ok ? parsed.value.subarray(4_800, 43_200) : new Float32Array();
    expect(toneDb(middle, 1_000)).toBeCloseTo(rmsDb(middle), 1);
    expect(rmsDb(middle)).toBeCloseTo(rmsDb(tone), 1);
  });
});

describe('readWavAsMono', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'earshot-wav-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('reads back what formatWav wrote', async () => {
    const tone = sine(440, 0.5, 4_800);
    await writeFile(path.join(folder, 'tone.wav'), formatWav(tone, 1));
    const read = await readWavAsMono(path.join(folder, 'tone.wav'));
    expect(read.ok && rmsDb(read.value)).toBeCloseTo(rmsDb(tone), 2);
  });

  it.each([
    ['a missing file', 'missing.wav', /no such file/],
    ['a folder', '.', /it is not a file|cannot be read/],
  ])('explains what is wrong with %s', async (_, name, message) => {
    const read = await readWavAsMono(path.join(folder, name));
    expect(!read.ok && read.error.message).toMatch(message);
  });

  it.skipIf(process.platform === 'win32')('refuses pipes and devices instead of waiting for them', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'earshot-pipe-'));
    const pipe = path.join(folder, 'voice.wav');
    execFileSync('mkfifo', [pipe]);
    for (const name of [pipe, '/dev/zero'])
      expect(await readWavAsMono(name)).toMatchObject({
        ok: false,
        error: { code: 'bad-wav', message: `${name} can't be used as a voice: it is not a file.` },
      });
    await rm(folder, { recursive: true });
  });
});
