import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatWav, readWavAsMono } from '../../main/client/sound/wav-file.ts';
import { FOURTH_ORDER_QS, lowPassBiquad } from '../../shared/dsp/biquad.ts';
import { BiquadCascade } from '../../shared/dsp/biquad-cascade.ts';
import { launchTestBrowser } from '../support/window/browser.ts';
import { concatenate, createRandom, noise, peak, sine, toneDb } from '../support/signals.ts';
import { shareHarness } from './renderer-harness/serve-harness.ts';
import type { ServedPages } from '../support/window/serve-built-pages.ts';
import { recordSound as record } from './renderer-harness/record-sound.ts';

let folder: string;
let harness: ServedPages;
const browsers: Browser[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-capture-'));
  harness = await shareHarness();
});

afterAll(async () => {
  for (const browser of browsers) await browser.close();
  rmSync(folder, { recursive: true });
});

/**
 * Opens a page with the window's sound. Its microphone plays `samples` in a loop; without samples it has several
 * microphones with Chromium's beeps.
 */
async function hear(samples?: Float32Array): Promise<Page> {
  const microphoneFile = path.join(folder, `${browsers.length}.wav`);
  if (samples !== undefined) writeFileSync(microphoneFile, formatWav(samples, 1));
  const browser = await launchTestBrowser(samples === undefined ? {} : { microphoneFile });
  browsers.push(browser);
  const page = await browser.newPage();
  await page.goto(`${harness.address}sound.html`);
  await page.waitForFunction(() => 'sound' in window);
  return page;
}

/** The longest stretch of digital silence, ms. Even a pause after noise suppression is louder. */
function longestGapMs(samples: Float32Array): number {
  let [longest, current] = [0, 0];
  for (const sample of samples) {
    current = Math.abs(sample) < 1e-6 ? current + 1 : 0;
    longest = Math.max(longest, current);
  }
  return longest / 48;
}

/**
 * The largest fourth difference: at most a fiftieth of the amplitude for sound below 3 kHz, six times the height for a
 * step.
 */
function roughness(samples: Float32Array): number {
  let largest = 0;
  for (let i = 4; i < samples.length; i++) {
    largest = Math.max(
      largest,
      Math.abs(samples[i]! - 4 * samples[i - 1]! + 6 * samples[i - 2]! - 4 * samples[i - 3]! + samples[i - 4]!),
    );
  }
  return largest;
}

/** The speech below reaches 0.001; a step of a fiftieth of its loudest syllable reaches this value. */
const ROUGHEST = 0.01;

/** Seven seconds of speech in faint noise, all of it below 3 kHz. */
async function smoothSpeech(): Promise<Float32Array> {
  const wav = await readWavAsMono(new URL('../../main/practice/voices/voice-1.wav', import.meta.url));
  if (!wav.ok) throw new Error(wav.error.message);
  const samples = wav.value.slice(0, 48_000 * 7);
  const hiss = noise(createRandom(1), 0.002, samples.length);
  const low = samples.map((sample, index) => sample + hiss[index]!);
  const filter = new BiquadCascade([...FOURTH_ORDER_QS, ...FOURTH_ORDER_QS].map((q) => lowPassBiquad(3_000, q)));
  filter.process(low);
  // The loop point of the file must not have a step.
  for (let i = 0; i < 2_400; i++) {
    low[i]! *= i / 2_400;
    low[low.length - 1 - i]! *= i / 2_400;
  }
  return low;
}

describe('during speech', () => {
  it('changes noise suppression and processing without a gap or a click', async () => {
    const page = await hear(await smoothSpeech());
    await page.evaluate(() => window.sound.open());
    const changes = [
      { noiseSuppression: 'rnnoise' },
      { noiseSuppression: 'gtcrn' },
      { noiseSuppression: 'off' },
      { noiseSuppression: 'rnnoise', echoCancellation: true },
      { noiseSuppression: 'browser', autoGainControl: true },
    ] as const;
    // On a busy machine the sound has occasional gaps anyway; a change that clicks does so every time.
    let best = { gapMs: Infinity, roughness: Infinity };
    for (let attempt = 0; attempt < 3 && (best.gapMs > 20 || best.roughness > ROUGHEST); attempt++) {
      await page.evaluate(() => window.sound.open());
      const changed = await record(page, 8_000, changes);
      if (roughness(changed) < best.roughness) best = { gapMs: longestGapMs(changed), roughness: roughness(changed) };
    }
    expect(best.gapMs).toBeLessThan(20);
    expect(best.roughness).toBeLessThan(ROUGHEST);
    expect(await page.evaluate(() => window.sound.engine.captureLatencyMs())).toBe(20);
  });

  it('switches to another microphone', async () => {
    const page = await hear();
    const labels = await page.evaluate(async () => {
      await window.sound.open();
      const track = window.sound.engine.sendTrack;
      const { inputs } = await window.sound.engine.listDevices();
      const opened: string[] = [];
      for (const { id } of inputs) {
        const result = await window.sound.engine.openMicrophone({
          deviceId: id,
          echoCancellation: false,
          noiseSuppression: 'off',
          autoGainControl: false,
        });
        if (result.ok && window.sound.engine.sendTrack === track) opened.push(result.value.label);
      }
      return { wanted: inputs.map(({ label }) => label), opened };
    });
    expect(labels.wanted.length).toBeGreaterThan(1);
    expect(labels.opened).toEqual(labels.wanted);
  });
});

describe('voice activation', () => {
  it('sends a word from its start, and no noise between words', async () => {
    const word = sine(220, 0.1, 24_000);
    const page = await hear(
      concatenate([noise(createRandom(2), 0.001, 48_000), word, noise(createRandom(3), 0.001, 24_000)]),
    );
    await page.evaluate(async () => {
      const { engine } = window.sound;
      await window.sound.open();
      engine.closeGate();
      // This is what the voice controller does.
      engine.onActivation((isActive) => (isActive ? engine.openGate() : engine.closeGate()));
      engine.setActivation({ thresholdDb: -45, holdMs: 200, preRollMs: 100 });
    });
    const sent = await record(page, 5_000);
    const loud = Array.from({ length: sent.length / 48 }, (_, ms) => peak(sent.subarray(48 * ms, 48 * ms + 48)) > 0.02);
    const start = loud.findIndex((isLoud, ms) => isLoud && !loud[ms - 1] && ms > 0);
    const end = loud.indexOf(false, start);
    expect(end - start).toBeGreaterThan(495);
    expect(end - start).toBeLessThan(505);
    // After the hangover and the fade it is digital silence until the next word.
    const pause = sent.subarray(48 * (end + 400), 48 * (end + 1_200));
    expect(peak(pause)).toBe(0);
  });
});

describe('automatic sensitivity', () => {
  /** A loop: a fan for three seconds, the same with a tone for half a second, and the fan again. */
  const LOOP_MS = 4_500;
  const hiss = (seed: number, seconds: number, peakOf: number): Float32Array =>
    noise(createRandom(seed), peakOf, 48_000 * seconds);
  const loop = (noisePeak: number, tonePeak: number): Float32Array => {
    const tone = sine(330, tonePeak, 24_000).map((sample, i) => sample + hiss(5, 0.5, noisePeak)[i]!);
    return concatenate([hiss(4, 3, noisePeak), tone, hiss(6, 1, noisePeak)]);
  };

  it.each([
    ['a quiet room', 0.001, 0.02, [-56, -54]],
    // Evenly distributed noise has an RMS level of 4.8 dB below its peak: -39 dBFS, and the threshold 9 to 14 dB above.
    ['a loud fan', 0.02, 0.2, [-30, -24]],
  ] as const)('in %s sends the tone and not the noise', async (_, noisePeak, tonePeak, [least, most]) => {
    const page = await hear(loop(noisePeak, tonePeak));
    await page.evaluate(async () => {
      const { engine } = window.sound;
      await window.sound.open();
      engine.closeGate();
      engine.onActivation((isActive) => (isActive ? engine.openGate() : engine.closeGate()));
      engine.setActivation({ thresholdDb: null, holdMs: 200, preRollMs: 50 });
    });
    const threshold = () => page.evaluate(() => window.sound.engine.activationThresholdDb() ?? 0);
    await expect.poll(threshold, { timeout: 20_000 }).toBeGreaterThanOrEqual(least);
    // The first round teaches it the room.
    await record(page, LOOP_MS);
    const sent = await record(page, LOOP_MS);
    expect(await threshold()).toBeLessThanOrEqual(most);
    const openMs = Array.from({ length: LOOP_MS }, (_unused, ms) => peak(sent.subarray(48 * ms, 48 * ms + 48)) > 0);
    const openCount = openMs.filter(Boolean).length;
    // The tone, the hold time after it and the pre-roll before it; the noise is digital silence.
    expect(openCount).toBeGreaterThan(480);
    expect(openCount).toBeLessThan(1_000);
    expect(peak(sent)).toBeGreaterThan(0.8 * tonePeak);
  });
});

/** Level of the 440 Hz tone outside gaps, which occur on a busy machine. */
function steadyToneDb(samples: Float32Array): number {
  const levels = Array.from({ length: Math.floor(samples.length / 4_800) }, (_, index) =>
    toneDb(samples.subarray(4_800 * index, 4_800 * (index + 1)), 440),
  );
  return levels.sort((a, b) => b - a)[1] ?? -Infinity;
}

describe('gains', () => {
  it('of the microphone change the level as set', async () => {
    const page = await hear(sine(440, 0.05, 48_000));
    const levels: number[] = [];
    await page.evaluate(() => window.sound.open());
    for (const gainDb of [0, 12, -10]) {
      await page.evaluate((db) => window.sound.engine.setInputGain(db), gainDb);
      await record(page, 300);
      levels.push(steadyToneDb(await record(page, 500)));
    }
    expect(levels[1]! - levels[0]!).toBeCloseTo(12, 0);
    expect(levels[2]! - levels[0]!).toBeCloseTo(-10, 0);
  });

  it('of the speakers make received sound louder without distortion, and quieter', async () => {
    const page = await hear(sine(440, 0.05, 48_000));
    await page.evaluate(async () => {
      await window.sound.open();
      window.sound.engine.playRemote(new MediaStream([window.sound.engine.sendTrack!.clone()]));
    });
    await record(page, 400);
    const plain = steadyToneDb(await record(page, 500));
    const played = async (gainDb: number): Promise<{ readonly volume: number; readonly samples: Float32Array }> => {
      const volume = await page.evaluate((db) => {
        window.sound.engine.setOutputGain(db);
        return window.sound.played().volume;
      }, gainDb);
      await record(page, 400, [], 'played');
      return { volume, samples: await record(page, 500, [], 'played') };
    };
    const louder = await played(6);
    expect(louder.volume).toBe(1);
    expect(steadyToneDb(louder.samples) - plain).toBeCloseTo(6, 0);
    await page.evaluate(() => window.sound.engine.setInputGain(20));
    expect(peak((await played(12)).samples)).toBeLessThanOrEqual(1);
    expect((await played(-20)).volume).toBeCloseTo(0.1, 3);
  });
});

describe("the window's own sounds", () => {
  it('play, each with its own tone', async () => {
    const page = await hear(sine(440, 0.05, 48_000));
    await page.evaluate(() => window.sound.engine.playCue('muted'));
    const recording = record(page, 900, [], 'effects');
    await page.evaluate(() => window.sound.engine.playCue('test'));
    const heard = await recording;
    expect(toneDb(heard, 659)).toBeGreaterThan(-45);
    expect(toneDb(heard, 1_200)).toBeLessThan(-65);
  });

  it('stop on request, without a click', async () => {
    const page = await hear(sine(440, 0.05, 48_000));
    // Without any sound the recording would stop too: this one is inaudible, and lasts for five seconds.
    await page.evaluate(() => void window.sound.engine.playCue('test', -80));
    const recording = record(page, 900, [], 'effects');
    await page.evaluate(async () => {
      const stop = new AbortController();
      const playing = window.sound.engine.playCue('test', 0, stop.signal);
      setTimeout(() => stop.abort(), 100);
      await playing;
    });
    const heard = await recording;
    const start = heard.findIndex((sample) => Math.abs(sample) > 0.01);
    expect(start).toBeGreaterThanOrEqual(0);
    // It would sound for another four seconds.
    expect(peak(heard.subarray(start + 48 * 400))).toBeLessThan(0.001);
    expect(roughness(heard)).toBeLessThan(ROUGHEST);
  });

  it('play back a recording through the codec at its original level', async () => {
    const page = await hear(await smoothSpeech());
    const { levelDb, isClipped, count, throughCodecDb } = await page.evaluate(async () => {
      await window.sound.open();
      const recorded = await window.sound.engine.recordSelfTest();
      if (!recorded.ok) throw new Error(recorded.error.message);
      const played = await window.sound.engine.playSelfTest(recorded.value);
      if (!played.ok) throw new Error(played.error.message);
      const { samples, levelDb, isClipped } = recorded.value;
      return { levelDb, isClipped, count: samples.length, throughCodecDb: window.sound.levelDb(samples) };
    });
    expect(isClipped).toBe(false);
    expect(levelDb).toBeGreaterThan(-30);
    expect(levelDb).toBeLessThan(-15);
    expect(count).toBe(48 * 3_000);
    // After two encodings the words are as loud as before.
    expect(Math.abs(throughCodecDb - levelDb)).toBeLessThan(1.5);
  });
});
