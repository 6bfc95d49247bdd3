import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readWavAsMono } from '../../../../main/client/sound/wav-file.ts';
import { speechRms } from '../../../../scripts/assets/assemble-voice.ts';
import { VOICE_SCRIPTS } from '../../../../scripts/assets/voice-scripts.ts';
import { SAMPLE_RATE_HZ } from '../../../../shared/audio-format.ts';
import { gainToDb } from '../../../../shared/units.ts';

function fileOf(name: string): string {
  return fileURLToPath(new URL(`../../../../main/practice/voices/${name}.wav`, import.meta.url));
}

it.each(VOICE_SCRIPTS.map((script) => script.fileName))(
  '%s has the level of a well set microphone, and is 12 to 20 seconds long',
  async (name) => {
    const voice = await readWavAsMono(fileOf(name));
    if (!voice.ok) throw new Error(voice.error.message);
    const seconds = voice.value.length / SAMPLE_RATE_HZ;
    const peak = voice.value.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
    const mean = voice.value.reduce((sum, sample) => sum + sample, 0) / voice.value.length;
    expect(seconds).toBeGreaterThan(12);
    expect(seconds).toBeLessThan(20);
    expect(Math.abs(gainToDb(speechRms(voice.value, SAMPLE_RATE_HZ)) + 23)).toBeLessThan(1);
    expect(gainToDb(peak)).toBeLessThan(-3);
    expect(gainToDb(Math.abs(mean))).toBeLessThan(-80);
  },
);

it('all voices together stay a small download', () => {
  const bytes = VOICE_SCRIPTS.reduce((sum, script) => sum + statSync(fileOf(script.fileName)).size, 0);
  expect(bytes).toBeLessThan(3_500_000);
});
