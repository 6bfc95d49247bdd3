/**
 * Fades from one stretch of interleaved sound to a later one of the same buffer: output[i] = samples[from + i] falling
 * to 0 + samples[to + i] rising to 1, linearly over `frameSamples` samples of each channel, which keeps the level of
 * similar sounds. `from` and `to` count samples of one channel. Overwrites `output`; allocation-free; no overlap
 * allowed.
 */
export function crossfade(
  samples: Float32Array,
  from: number,
  to: number,
  frameSamples: number,
  channels: number,
  output: Float32Array,
): void {
  const step = 1 / frameSamples;
  let fromPosition = from * channels;
  let toPosition = to * channels;
  let position = 0;
  for (let i = 0; i < frameSamples; i++) {
    const toGain = step * i;
    for (let channel = 0; channel < channels; channel++) {
      output[position++] = samples[fromPosition++]! * (1 - toGain) + samples[toPosition++]! * toGain;
    }
  }
}
