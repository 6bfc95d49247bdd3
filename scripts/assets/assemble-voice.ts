/**
 * The level of a finished voice during speech, decibels relative to full scale: as loud as a well-adjusted microphone.
 */
const SPEECH_LEVEL_DB = -23;

/** The largest sample, which leaves room for the codec's overshoot. */
const PEAK_LIMIT_DB = -3.5;

/** Blocks of 20 ms within this distance of the loudest one count as speech. */
const BLOCK_SECONDS = 0.02;
const SPEECH_RANGE_DB = 30;

/**
 * Joins sentences with a pause before each, and one at the end so that a loop pauses too, and brings the whole to the
 * level of a well-adjusted microphone, or lower if peaks require it. Samples are nominal +-1; the inputs are not
 * modified.
 *
 * @param sentences Speech without silence at its ends.
 * @param pausesSeconds A pause before each sentence; the first is also used at the end.
 */
export function assembleVoice(
  sentences: readonly Float32Array[],
  pausesSeconds: readonly number[],
  rateHz: number,
): Float32Array {
  const pauses = [...pausesSeconds, pausesSeconds[0] ?? 0].map((seconds) => Math.round(seconds * rateHz));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const voice = new Float32Array(sum(pauses) + sum(sentences.map((sentence) => sentence.length)));
  let offset = 0;
  for (const [index, sentence] of sentences.entries()) {
    offset += pauses[index] ?? 0;
    voice.set(sentence, offset);
    offset += sentence.length;
  }
  const levelGain = 10 ** (SPEECH_LEVEL_DB / 20) / speechRms(voice, rateHz);
  const peak = voice.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
  const gain = Math.min(levelGain, 10 ** (PEAK_LIMIT_DB / 20) / peak);
  return voice.map((sample) => sample * gain);
}

/** Returns the root mean square over the blocks with speech. */
export function speechRms(voice: Float32Array, rateHz: number): number {
  const blockSamples = Math.round(BLOCK_SECONDS * rateHz);
  const powers = Array.from(
    { length: Math.floor(voice.length / blockSamples) },
    (_, block) =>
      voice
        .subarray(block * blockSamples, (block + 1) * blockSamples)
        .reduce((power, sample) => power + sample * sample, 0) / blockSamples,
  );
  const threshold = Math.max(...powers) * 10 ** (-SPEECH_RANGE_DB / 10);
  const spoken = powers.filter((power) => power > 0 && power >= threshold);
  return Math.sqrt(spoken.reduce((total, power) => total + power, 0) / spoken.length);
}
