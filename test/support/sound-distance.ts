import { SAMPLE_RATE_HZ } from '../../shared/audio-format.ts';
import { powerToDb } from '../../shared/units.ts';

/**
 * How far a decoded sound is from the original, mono, both from the same instant on. Only blocks of 1,024 samples count
 * in which the original is louder than -50 dBFS: in pauses nothing can be lost.
 */
export interface SoundDistance {
  /** Root mean square over the bins from 100 Hz to `highestHz` of the difference of the levels, mean of the blocks. */
  readonly logSpectralDb: number;
  /** The same over 24 bands of equal width on the Bark scale, whose levels make timbre: noise within a band counts less. */
  readonly barkDb: number;
  /** Mean of the blocks' signal to noise, each bounded to -10 to 35 dB. Higher is nearer. */
  readonly segmentalSnrDb: number;
}

const BLOCK_SAMPLES = 1_024;
const HOP_SAMPLES = 512;
const ACTIVE_POWER = 1e-5;
/** What lies further than this under a block's loudest bin is masked. */
const DYNAMIC_RANGE = 1e-6;
const LOWEST_HZ = 100;
const BARK_BANDS = 24;

const window = Float64Array.from({ length: BLOCK_SAMPLES }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / BLOCK_SAMPLES));

export function soundDistance(original: Float32Array, decoded: Float32Array, highestHz: number): SoundDistance {
  let [blocks, spectralSum, barkSum, snrSum] = [0, 0, 0, 0];
  for (let start = 0; start + BLOCK_SAMPLES <= original.length; start += HOP_SAMPLES) {
    const originalBlock = original.subarray(start, start + BLOCK_SAMPLES);
    const decodedBlock = decoded.subarray(start, start + BLOCK_SAMPLES);
    const power = meanSquare(originalBlock);
    if (power < ACTIVE_POWER) continue;
    blocks++;
    const noise = meanSquare(originalBlock.map((value, i) => value - decodedBlock[i]!));
    snrSum += Math.min(35, Math.max(-10, powerToDb(power) - powerToDb(noise)));
    const [one, other] = [powerSpectrum(originalBlock), powerSpectrum(decodedBlock)];
    const bins = one.map((_, bin) => bin).filter((bin) => binHz(bin) >= LOWEST_HZ && binHz(bin) <= highestHz);
    spectralSum += levelDifferenceDb(bins.map((bin) => one[bin]!), bins.map((bin) => other[bin]!));
    barkSum += levelDifferenceDb(inBarkBands(one, bins), inBarkBands(other, bins));
  }
  return { logSpectralDb: spectralSum / blocks, barkDb: barkSum / blocks, segmentalSnrDb: snrSum / blocks };
}

/** Energy of the 10 ms before `onset` against that of the 20 ms after it, dB: what a coder smears before a plosive. */
export function preEchoDb(decoded: Float32Array, onset: number): number {
  const before = meanSquare(decoded.subarray(onset - 480, onset));
  return powerToDb(before) - powerToDb(meanSquare(decoded.subarray(onset, onset + 960)));
}

function levelDifferenceDb(one: readonly number[], other: readonly number[]): number {
  const floor = Math.max(...one) * DYNAMIC_RANGE;
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += (10 * Math.log10(Math.max(one[i]!, floor) / Math.max(other[i]!, floor))) ** 2;
  return Math.sqrt(sum / one.length);
}

function inBarkBands(spectrum: readonly number[], bins: readonly number[]): number[] {
  const bands = new Array<number>(BARK_BANDS).fill(0);
  const counts = new Array<number>(BARK_BANDS).fill(0);
  for (const bin of bins) {
    const band = Math.min(BARK_BANDS - 1, Math.floor(bark(binHz(bin))));
    bands[band]! += spectrum[bin]!;
    counts[band]!++;
  }
  return bands.filter((_, band) => counts[band]! > 0);
}

/** Traunmueller's formula (J. Acoust. Soc. Am. 88, 1990). */
function bark(frequencyHz: number): number {
  return Math.max(0, (26.81 * frequencyHz) / (1_960 + frequencyHz) - 0.53);
}

function binHz(bin: number): number {
  return (bin * SAMPLE_RATE_HZ) / BLOCK_SAMPLES;
}

function meanSquare(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum / samples.length;
}

/** Power in each bin from 0 to half the rate, through a Hann window. */
function powerSpectrum(block: Float32Array): number[] {
  const real = Float64Array.from(block, (value, i) => value * window[i]!);
  const imaginary = new Float64Array(BLOCK_SAMPLES);
  transform(real, imaginary);
  return Array.from({ length: BLOCK_SAMPLES / 2 }, (_, bin) => real[bin]! ** 2 + imaginary[bin]! ** 2);
}

/** Discrete Fourier transform in place, radix 2 (Cooley and Tukey). */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  for (let i = 1, reversed = 0; i < size; i++) {
    let bit = size >> 1;
    for (; (reversed & bit) !== 0; bit >>= 1) reversed ^= bit;
    reversed |= bit;
    if (i < reversed) {
      [real[i], real[reversed]] = [real[reversed]!, real[i]!];
      [imaginary[i], imaginary[reversed]] = [imaginary[reversed]!, imaginary[i]!];
    }
  }
  for (let half = 1; half < size; half *= 2) {
    for (let k = 0; k < half; k++) {
      const [cosine, sine] = [Math.cos((Math.PI * k) / half), -Math.sin((Math.PI * k) / half)];
      for (let i = k; i < size; i += 2 * half) {
        const [x, y] = [real[i + half]!, imaginary[i + half]!];
        const [re, im] = [x * cosine - y * sine, x * sine + y * cosine];
        real[i + half] = real[i]! - re;
        imaginary[i + half] = imaginary[i]! - im;
        real[i]! += re;
        imaginary[i]! += im;
      }
    }
  }
}
