/** Level of a finished voice while it speaks, decibels relative to full scale: as loud as a well set microphone. */
const SPEECH_LEVEL_DB = -23;

/** No sample is greater: room for the codec's overshoot. */
const PEAK_LIMIT_DB = -3.5;

/** Blocks of 20 ms; those within this distance of the loudest one count as speech. */
const BLOCK_SECONDS = 0.02;
const SPEECH_RANGE_DB = 30;

/**
 * Puts sentences behind one another, with a pause before each and one at the end so that a loop breathes too, and
 * brings the whole to the level of a well set microphone, less where peaks forbid it. Samples are nominal +-1; the
 * inputs are kept.
 *
 * @param sentences Speech without silence at its ends.
 * @param pausesSeconds One pause before each sentence; the first is also the one at the end.
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

/** Root mean square over the blocks in which somebody speaks. */
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
