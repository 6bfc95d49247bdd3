/** Centres of third octaves, and the level of speech in each. */
const SPEECH_LEVELS: readonly (readonly [hz: number, db: number])[] = [
  [63, 38.6],
  [80, 43.5],
  [100, 54.4],
  [125, 57.7],
  [160, 56.8],
  [200, 60.2],
  [250, 60.3],
  [315, 59],
  [400, 62.1],
  [500, 62.1],
  [630, 60.5],
  [800, 56.8],
  [1_000, 53.7],
  [1_250, 53],
  [1_600, 52],
  [2_000, 48.7],
  [2_500, 48.1],
  [3_150, 46.8],
  [4_000, 45.6],
  [5_000, 44.5],
  [6_300, 44.3],
  [8_000, 43.7],
  [10_000, 43.4],
  [12_500, 41.3],
  [16_000, 40.7],
];

/** Half a third octave, defined as a tenth of a decade (IEC 61260-1). */
const HALF_BAND_RATIO = 10 ** 0.05;

/** The floor of a spectrum, since silence has no logarithm: -180 dB. */
const LEAST_POWER = 1e-18;

/**
 * Returns the power of an impulse response at 0, `hzPerStep`, 2 * `hzPerStep`, up to `steps` times that; `steps` + 1
 * numbers. The steps need not be those of a Fourier transform at the response's own rate: this is how it is resampled.
 */
export function powerSpectrum(impulse: Float64Array, rateHz: number, steps: number, hzPerStep: number): Float64Array {
  const power = new Float64Array(steps + 1);
  for (let step = 0; step <= steps; step++) {
    const angle = (-2 * Math.PI * hzPerStep * step) / rateHz;
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    let real = 0;
    let imaginary = 0;
    // Evaluates the response as a polynomial in e^(i angle), by Horner's scheme.
    for (let at = impulse.length - 1; at >= 0; at--) {
      const turned = real * cos - imaginary * sin + impulse[at]!;
      imaginary = real * sin + imaginary * cos;
      real = turned;
    }
    power[step] = real * real + imaginary * imaginary;
  }
  return power;
}

/**
 * Returns the first taps of the minimum-phase filter with this power spectrum, 0 to half the sampling rate: by the
 * cepstrum, from which the taps follow one by one (Oppenheim and Schafer, Discrete-Time Signal Processing, on the
 * complex cepstrum).
 */
export function tapsOfMinimumPhase(power: Float64Array, taps: number): Float64Array {
  const steps = power.length - 1;
  const logarithms = power.map((value) => 0.5 * Math.log(Math.max(value, LEAST_POWER)));
  const circle = 2 * steps;
  const cosines = Float64Array.from({ length: circle }, (_, at) => Math.cos((Math.PI * at) / steps));
  const cepstrum = new Float64Array(taps);
  for (let at = 0; at < taps; at++) {
    let sum = 0;
    // The spectrum is one half of a circle, its mirror image the other.
    for (let step = 1, angle = at; step < steps; step++) {
      sum += 2 * logarithms[step]! * cosines[angle]!;
      angle += at;
      if (angle >= circle) angle -= circle;
    }
    sum += logarithms[0]! + logarithms[steps]! * cosines[(at * steps) % circle]!;
    // Everything before time 0 is folded to after it.
    cepstrum[at] = ((at === 0 ? 1 : 2) * sum) / circle;
  }
  const response = new Float64Array(taps);
  response[0] = Math.exp(cepstrum[0]!);
  for (let at = 1; at < taps; at++) {
    for (let k = 1; k <= at; k++) response[at]! += (k / at) * cepstrum[k]! * response[at - k]!;
  }
  return response;
}

/**
 * Returns the share of speech power at each step of a spectrum; the sum is 1. The spectrum is the long-term average of
 * male and female speakers of twelve languages (Byrne et al., An international comparison of long-term average speech
 * spectra, J. Acoust. Soc. Am. 96, 1994), 63 Hz to 16 kHz, with each third octave's power spread evenly over its steps.
 */
export function speechSpectrum(steps: number, hzPerStep: number): Float64Array {
  const shares = new Float64Array(steps + 1);
  for (const [hz, db] of SPEECH_LEVELS) {
    const from = Math.ceil(hz / HALF_BAND_RATIO / hzPerStep);
    const to = Math.min(steps, Math.ceil((hz * HALF_BAND_RATIO) / hzPerStep) - 1);
    for (let step = from; step <= to; step++) shares[step]! += 10 ** (db / 10) / (to - from + 1);
  }
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share / sum);
}
