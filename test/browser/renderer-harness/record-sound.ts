import type { Page } from 'playwright';
import type { MicrophoneOptions } from '../../../renderer/audio/microphone.ts';
import './sound-harness.ts';

const GAP_MS = 700;

/**
 * Records what is sent (or played) for this long, while the microphone's options change one after the other, with a
 * pause before each.
 */
export async function recordSound(
  page: Page,
  durationMs: number,
  changes: readonly Partial<MicrophoneOptions>[] = [],
  what: 'sent' | 'played' | 'effects' = 'sent',
  gapMs = GAP_MS,
): Promise<Float32Array> {
  const samples = await page.evaluate(
    async ([ms, steps, source, pauseMs]) => {
      const recording = window.sound.record(ms, source);
      for (const step of steps) {
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        await window.sound.open(step);
      }
      // Sent as text, because transferring single numbers is far too slow.
      const bytes = new Uint8Array((await recording).buffer);
      let text = '';
      for (let start = 0; start < bytes.length; start += 8_192)
        text += String.fromCharCode(...bytes.subarray(start, start + 8_192));
      return btoa(text);
    },
    [durationMs, changes, what, gapMs] as const,
  );
  return new Float32Array(new Uint8Array(Buffer.from(samples, 'base64')).buffer);
}
