import { SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts';
import { powerToDb } from '../../../shared/units.ts';

/**
 * The distance between a decoded sound and the original, mono and aligned. Only blocks of 1,024 samples with an
 * original louder than -50 dBFS count, because nothing can be lost in pauses.
 */
export interface SoundDistance {
  /** RMS of the level difference over the bins from 100 Hz to `highestHz`, averaged over the blocks. */
  readonly logSpectralDb: number;
  /**
   * The same over 24 bands of equal width on the Bark scale, whose levels define timbre. Noise within a band counts
   * less.
   */
  readonly barkDb: number;
  /** Mean signal-to-noise ratio of the blocks, each clamped to -10 to 35 dB. Higher is closer. */
  readonly segmentalSnrDb: number;
}

const BLOCK_SAMPLES = 1_024;
const HOP_SAMPLES = 512;
const ACTIVE_POWER = 1e-5;
/** What lies further than this under a block's loudest bin is masked. */
const DYNAMIC_RANGE = 1e-6;
const HERTZ_PER_BIN = SAMPLE_RATE_HZ / BLOCK_SAMPLES;
const LOWEST_BIN = Math.ceil(100 / HERTZ_PER_BIN);
const BARK_BANDS = 24;

const cosines = Float64Array.from({ length: BLOCK_SAMPLES / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / BLOCK_SAMPLES));
const sines = Float64Array.from({ length: BLOCK_SAMPLES / 2 }, (_, i) => Math.sin((2 * Math.PI * i) / BLOCK_SAMPLES));
const window = Float64Array.from(
  { length: BLOCK_SAMPLES },
  (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / BLOCK_SAMPLES),
);

export function soundDistance(original: Float32Array, decoded: Float32Array, highestHz: number): SoundDistance {
  let [blocks, spectralSum, barkSum, snrSum] = [0, 0, 0, 0];
  for (let start = 0; start + BLOCK_SAMPLES <= original.length; start += HOP_SAMPLES) {
    const originalBlock = original.subarray(start, start + BLOCK_SAMPLES);
    const decodedBlock = decoded.subarray(start, start + BLOCK_SAMPLES);
    const power = meanSquare(originalBlock);
    if (power < ACTIVE_POWER) continue;
    blocks++;
    snrSum += Math.min(
      35,
      Math.max(-10, powerToDb(power) - powerToDb(meanSquareDifference(originalBlock, decodedBlock))),
    );
    const [one, other] = [powerSpectrum(originalBlock, highestHz), powerSpectrum(decodedBlock, highestHz)];
    spectralSum += levelDifferenceDb(one, other);
    barkSum += levelDifferenceDb(inBarkBands(one), inBarkBands(other));
  }
  return { logSpectralDb: spectralSum / blocks, barkDb: barkSum / blocks, segmentalSnrDb: snrSum / blocks };
}

/** Energy of the 10 ms before `onset` relative to the 20 ms after it, dB: a coder's smear before a plosive. */
export function preEchoDb(decoded: Float32Array, onset: number): number {
  const before = meanSquare(decoded.subarray(onset - 480, onset));
  return powerToDb(before) - powerToDb(meanSquare(decoded.subarray(onset, onset + 960)));
}

function levelDifferenceDb(one: Float64Array, other: Float64Array): number {
  let floor = 0;
  for (const power of one) floor = Math.max(floor, power * DYNAMIC_RANGE);
  let sum = 0;
  for (let i = 0; i < one.length; i++)
    sum += (10 * Math.log10(Math.max(one[i]!, floor) / Math.max(other[i]!, floor))) ** 2;
  return Math.sqrt(sum / one.length);
}

function inBarkBands(spectrum: Float64Array): Float64Array {
  const bands = new Float64Array(BARK_BANDS);
  let highest = 0;
  for (let i = 0; i < spectrum.length; i++) {
    highest = Math.min(BARK_BANDS - 1, Math.floor(bark((LOWEST_BIN + i) * HERTZ_PER_BIN)));
    bands[highest]! += spectrum[i]!;
  }
  return bands.subarray(0, highest + 1);
}

/** Traunmueller's formula (J. Acoust. Soc. Am. 88, 1990). */
function bark(frequencyHz: number): number {
  return Math.max(0, (26.81 * frequencyHz) / (1_960 + frequencyHz) - 0.53);
}

function meanSquare(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum / samples.length;
}

function meanSquareDifference(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += (one[i]! - other[i]!) ** 2;
  return sum / one.length;
}

/** Power in the bins from 100 Hz to `highestHz`, through a Hann window. */
function powerSpectrum(block: Float32Array, highestHz: number): Float64Array {
  const real = new Float64Array(BLOCK_SAMPLES);
  for (let i = 0; i < BLOCK_SAMPLES; i++) real[i] = block[i]! * window[i]!;
  const imaginary = new Float64Array(BLOCK_SAMPLES);
  transform(real, imaginary);
  const powers = new Float64Array(Math.floor(highestHz / HERTZ_PER_BIN) - LOWEST_BIN + 1);
  for (let i = 0; i < powers.length; i++) powers[i] = real[LOWEST_BIN + i]! ** 2 + imaginary[LOWEST_BIN + i]! ** 2;
  return powers;
}

/** Discrete Fourier transform in place, radix 2 (Cooley and Tukey). */
function transform(real: Float64Array, imaginary: Float64Array): void {
  for (let i = 1, reversed = 0; i < BLOCK_SAMPLES; i++) {
    let bit = BLOCK_SAMPLES >> 1;
    for (; (reversed & bit) !== 0; bit >>= 1) reversed ^= bit;
    reversed |= bit;
    if (i < reversed) {
      const value = real[i]!;
      real[i] = real[reversed]!;
      real[reversed] = value;
    }
  }
  for (let half = 1; half < BLOCK_SAMPLES; half *= 2) {
    const stride = BLOCK_SAMPLES / (2 * half);
    for (let k = 0; k < half; k++) {
      const cosine = cosines[k * stride]!;
      const sine = -sines[k * stride]!;
      for (let i = k; i < BLOCK_SAMPLES; i += 2 * half) {
        const re = real[i + half]! * cosine - imaginary[i + half]! * sine;
        const im = real[i + half]! * sine + imaginary[i + half]! * cosine;
        real[i + half] = real[i]! - re;
        imaginary[i + half] = imaginary[i]! - im;
        real[i]! += re;
        imaginary[i]! += im;
      }
    }
  }
}
