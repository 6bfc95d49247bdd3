import { describe, expect, it } from 'vitest';
import { ScheduledVoice } from '../../../../main/practice/scheduled-voice.ts';
import { clickRatio, sine } from '../../../support/signals.ts';

describe('ScheduledVoice', () => {
  it('sends nothing while its key is up', () => {
    const voice = new ScheduledVoice(sine(440, 0.5, 48_000), 0);
    expect([voice.nextFrame(new Float32Array(960)), voice.lastPower]).toEqual([false, 0]);
  });

  it('fades in and out without a click, then stops', () => {
    const voice = new ScheduledVoice(sine(500, 0.5, 48_000), 0);
    const said: number[] = [];
    const frame = new Float32Array(960);
    voice.isHeld = true;
    for (let index = 0; index < 5; index++) if (voice.nextFrame(frame)) said.push(...frame);
    voice.isHeld = false;
    while (voice.nextFrame(frame)) said.push(...frame);
    expect(said).toHaveLength(6 * 960);
    expect(clickRatio(Float32Array.from([0, ...said, 0]), 500, 0.5)).toBeLessThan(1.5);
  });

  it('repeats from its end, wherever it started', () => {
    const voice = new ScheduledVoice(sine(500, 0.5, 1_000), 900);
    voice.isHeld = true;
    const frame = new Float32Array(960);
    expect([voice.nextFrame(frame), voice.nextFrame(frame), voice.nextFrame(frame)]).toEqual([true, true, true]);
    expect(voice.lastPower).toBeGreaterThan(0.05);
  });
});
