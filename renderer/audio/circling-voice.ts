import type { IAudioContext, IGainNode } from 'standardized-audio-context';
import circlingVoiceUrl from './voices/circling.wav?url';
import { within } from './within.ts';

/** The voice walks a quarter of the circle in this time, as long as each of its sentences has (`voice-scripts.ts`). */
const QUARTER_SECONDS = 1.4;

/** The middle of a sentence: then the voice is where it says. */
const LEAD_SECONDS = 0.45;

/** Points of the way for each second of it. */
const POINTS_PER_SECOND = 50;

const END_GRACE_MS = 1_500;

/** Returns where the voice is after a time, degrees clockwise from ahead. */
export function circlingDegrees(seconds: number): number {
  return (90 * (seconds - LEAD_SECONDS)) / QUARTER_SECONDS;
}

/**
 * Plays a voice that walks around the listener once and says where it is, through the browser's head-related transfer
 * functions. `onDegrees` gets its direction before each frame, degrees clockwise from ahead. Resolves when it has
 * ended; rejects if it could not be loaded.
 */
export async function playCirclingVoice(
  context: IAudioContext,
  output: IGainNode<IAudioContext>,
  onDegrees: (degrees: number) => void,
): Promise<void> {
  const response = await fetch(circlingVoiceUrl);
  const buffer = await context.decodeAudioData(await response.arrayBuffer());
  const source = context.createBufferSource();
  const panner = context.createPanner();
  panner.panningModel = 'HRTF';
  source.buffer = buffer;
  source.connect(panner).connect(output);
  const startSeconds = context.currentTime;
  const points = Array.from(
    { length: Math.ceil(buffer.duration * POINTS_PER_SECOND) },
    (_, index) => (circlingDegrees(index / POINTS_PER_SECOND) * Math.PI) / 180,
  );
  // The listener looks along -z, and x is to the right.
  panner.positionX.setValueCurveAtTime(Float32Array.from(points, Math.sin), startSeconds, buffer.duration);
  panner.positionZ.setValueCurveAtTime(
    Float32Array.from(points, (radians) => -Math.cos(radians)),
    startSeconds,
    buffer.duration,
  );
  let frame = 0;
  const report = (): void => {
    onDegrees(circlingDegrees(context.currentTime - startSeconds));
    frame = requestAnimationFrame(report);
  };
  const ended = new Promise<void>((resolve) => {
    source.onended = () => resolve();
  });
  source.start();
  report();
  try {
    await within(ended, 1_000 * buffer.duration + END_GRACE_MS);
  } finally {
    cancelAnimationFrame(frame);
    panner.disconnect();
  }
}
