import { SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { NotAFileError, readRegularFile } from '../../files/read-regular-file.ts';
import { resample } from './resample.ts';

/** Ten minutes of stereo at 48 kHz and 16 bit, with room to spare. */
const MAX_FILE_BYTES = 128 * 1_024 * 1_024;
const MAX_CHANNELS = 32;
const MIN_RATE_HZ = 4_000;
const MAX_RATE_HZ = 384_000;
const FORMAT_PCM = 1;
const FORMAT_FLOAT = 3;
const FORMAT_EXTENSIBLE = 0xfffe;

interface WavFormat {
  readonly encoding: 'integer' | 'float';
  readonly channels: number;
  readonly rateHz: number;
  readonly bitsPerSample: number;
}

/** Reads a WAV file as mono at 48 kHz, nominal +-1: channels are averaged, other rates resampled. */
export async function readWavAsMono(path: string | URL): Promise<Result<Float32Array, 'bad-wav'>> {
  const name = String(path);
  try {
    const { sizeBytes, bytes } = await readRegularFile(path, MAX_FILE_BYTES);
    if (bytes === undefined) return bad(name, `it has ${sizeBytes} bytes; at most ${MAX_FILE_BYTES} are read`);
    return parseWavAsMono(bytes, name);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return bad(name, 'there is no such file');
    return bad(name, error instanceof NotAFileError ? 'it is not a file' : `it can't be read: ${message}`);
  }
}

/** Parses a WAV file already read, as above; `name` is used in error messages. */
export function parseWavAsMono(bytes: Buffer, name: string): Result<Float32Array, 'bad-wav'> {
  if (bytes.length === 0) return bad(name, 'it is empty');
  if (bytes.length < 12 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE')
    return bad(name, 'it is not a WAV file');
  const formatChunk = findChunk(bytes, 'fmt ');
  const samples = findChunk(bytes, 'data');
  if (formatChunk === undefined || samples === undefined) return bad(name, 'it has no format or no sound in it');
  const format = parseFormat(formatChunk);
  if (format === undefined)
    return bad(name, 'its format is not supported: use 8 to 32 bit PCM or 32 bit float, 4 to 384 kHz');
  const mono = mixDown(samples, format);
  return mono.length === 0
    ? bad(name, 'there is no sound in it')
    : success(resample(mono, format.rateHz, SAMPLE_RATE_HZ));
}

/** Formats interleaved samples, nominal +-1, as a WAV file of 16-bit PCM; clamps values beyond that. */
export function formatWav(interleaved: Float32Array, channels: number): Buffer {
  const header = Buffer.alloc(44);
  const dataBytes = interleaved.length * 2;
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + dataBytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(FORMAT_PCM, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(SAMPLE_RATE_HZ, 24);
  header.writeUInt32LE(SAMPLE_RATE_HZ * channels * 2, 28);
  header.writeUInt16LE(channels * 2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(dataBytes, 40);
  const pcm = Int16Array.from(interleaved, (sample) => Math.round(Math.max(-1, Math.min(1, sample)) * 32_767));
  return Buffer.concat([header, Buffer.from(pcm.buffer)]);
}

/**
 * Finds a chunk. A chunk that claims more than the file has is cut at the file's end, because recorders that were
 * killed leave such files.
 */
function findChunk(bytes: Buffer, id: string): Buffer | undefined {
  for (let offset = 12; offset + 8 <= bytes.length;) {
    const length = bytes.readUInt32LE(offset + 4);
    if (bytes.toString('latin1', offset, offset + 4) === id)
      return bytes.subarray(offset + 8, Math.min(bytes.length, offset + 8 + length));
    offset += 8 + length + (length & 1);
  }
  return undefined;
}

function parseFormat(chunk: Buffer): WavFormat | undefined {
  if (chunk.length < 16) return undefined;
  const tag = chunk.readUInt16LE(0);
  const code = tag === FORMAT_EXTENSIBLE && chunk.length >= 26 ? chunk.readUInt16LE(24) : tag;
  const channels = chunk.readUInt16LE(2);
  const rateHz = chunk.readUInt32LE(4);
  const bitsPerSample = chunk.readUInt16LE(14);
  const encoding = code === FORMAT_FLOAT ? 'float' : 'integer';
  const isKnown =
    (code === FORMAT_PCM && [8, 16, 24, 32].includes(bitsPerSample)) || (code === FORMAT_FLOAT && bitsPerSample === 32);
  if (!isKnown || channels < 1 || channels > MAX_CHANNELS || rateHz < MIN_RATE_HZ || rateHz > MAX_RATE_HZ)
    return undefined;
  return { encoding, channels, rateHz, bitsPerSample };
}

function mixDown(bytes: Buffer, { encoding, channels, bitsPerSample }: WavFormat): Float32Array {
  const sampleBytes = bitsPerSample / 8;
  const frames = Math.floor(bytes.length / (sampleBytes * channels));
  const mono = new Float32Array(frames);
  for (let frame = 0; frame < frames; frame++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++)
      sum += readSample(bytes, (frame * channels + channel) * sampleBytes, encoding, bitsPerSample);
    mono[frame] = sum / channels;
  }
  return mono;
}

function readSample(bytes: Buffer, offset: number, encoding: WavFormat['encoding'], bitsPerSample: number): number {
  if (encoding === 'float') {
    const value = bytes.readFloatLE(offset);
    return Number.isFinite(value) ? value : 0;
  }
  if (bitsPerSample === 8) return (bytes.readUInt8(offset) - 128) / 128;
  return bytes.readIntLE(offset, bitsPerSample / 8) / 2 ** (bitsPerSample - 1);
}

function bad(name: string, why: string): Result<never, 'bad-wav'> {
  return failure('bad-wav', `${name} can't be used as a voice: ${why}.`);
}
