import type { IAudioContext, IAudioNode } from 'standardized-audio-context';
import type { CueTone } from './sound-cues.ts';

const EDGE_SECONDS = 0.008;

/** Plays tones into `output` from now on. Resolves when the last one has ended; without a device, that may never be. */
export async function playTones(
  context: IAudioContext,
  output: IAudioNode<IAudioContext>,
  tones: readonly CueTone[],
): Promise<void> {
  await Promise.all(tones.map((tone) => playTone(context, output, tone)));
}

function playTone(
  context: IAudioContext,
  output: IAudioNode<IAudioContext>,
  { frequencyHz, startMs, durationMs, peak }: CueTone,
): Promise<void> {
  const [start, end] = [context.currentTime + startMs / 1_000, context.currentTime + (startMs + durationMs) / 1_000];
  const oscillator = context.createOscillator();
  const envelope = context.createGain();
  oscillator.frequency.value = frequencyHz;
  envelope.gain.setValueAtTime(0, start);
  envelope.gain.linearRampToValueAtTime(peak, start + EDGE_SECONDS);
  envelope.gain.setValueAtTime(peak, end - 3 * EDGE_SECONDS);
  envelope.gain.linearRampToValueAtTime(0, end);
  oscillator.connect(envelope).connect(output);
  oscillator.start(start);
  oscillator.stop(end);
  return new Promise<void>((resolve) => {
    oscillator.onended = () => {
      envelope.disconnect();
      resolve();
    };
  });
}
