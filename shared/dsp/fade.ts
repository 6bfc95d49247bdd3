/**
 * Multiplies `frameSamples` samples of each channel, from sample `offset` on (counted in samples of one channel), by a
 * gain that moves linearly from `startGain` to `endGain`. The end gain belongs to the sample after the last, so that
 * fades join without a step. In place; `samples` is interleaved; allocation-free.
 */
export function fade(
  samples: Float32Array,
  offset: number,
  frameSamples: number,
  channels: number,
  startGain: number,
  endGain: number,
): void {
  if (startGain === 1 && endGain === 1) return;
  const step = (endGain - startGain) / frameSamples;
  let position = offset * channels;
  for (let i = 0; i < frameSamples; i++) {
    const gain = startGain + step * i;
    for (let channel = 0; channel < channels; channel++) samples[position++]! *= gain;
  }
}
