import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { formatWav } from '../../../main/client/sound/wav-file.ts';
import { DEFAULT_SETTINGS, NOISE_SUPPRESSIONS, type NoiseSuppression } from '../../../shared/model/settings.ts';
import { recordSound } from '../../browser/renderer-harness/record-sound.ts';
import { serveHarness } from '../../browser/renderer-harness/serve-harness.ts';
import { launchTestBrowser } from '../../support/window/browser.ts';
import { judgeActivation } from './activation-judgement.ts';
import { percentile, type Figure } from '../figure.ts';
import {
  alignmentOf,
  delayMsOf,
  makeNoisySpeech,
  pauseLevelDb,
  speechLevelOf,
  type NoisySpeech,
} from './noisy-speech.ts';

const SETTLING_MS = 3_000;

/**
 * A voice in fan noise, through each noise suppressor in Chromium: the noise left between words, the effect on the
 * voice, the added delay and the cost, and the quality of voice activation on the output at its default settings.
 */
export async function runNoiseBench(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'earshot-bench-'));
  const microphoneFile = path.join(folder, 'voice.wav');
  const speech = await makeNoisySpeech();
  await writeFile(microphoneFile, formatWav(speech.noisy, 1));
  const harness = await serveHarness();
  const figures: Figure[] = [];
  let plain: Measured | undefined;
  for (const kind of NOISE_SUPPRESSIONS) {
    const browser = await launchTestBrowser({ microphoneFile });
    const page = await browser.newPage();
    await page.goto(`${harness.address}sound.html`);
    await page.waitForFunction(() => 'sound' in window);
    const measured = await measure(browser, page, speech, kind);
    await browser.close();
    plain ??= measured;
    figures.push(...compare(kind, measured, plain), ...activation(kind, measured.sent, speech));
  }
  await harness.close();
  await rm(folder, { recursive: true });
  return figures;
}

interface Measured {
  /** As long as the voice, and aligned with it to a hundredth of a second. */
  readonly sent: Float32Array;
  readonly pauseDb: number;
  readonly speechDb: number;
  /** null when it is part of the device's stream, which restarts. */
  readonly delayMs: number | null;
  /** CPU of all browser processes, in cores. */
  readonly cores: number;
}

async function measure(browser: Browser, page: Page, speech: NoisySpeech, kind: NoiseSuppression): Promise<Measured> {
  const periodMs = speech.noisy.length / 48;
  await page.evaluate(() => window.sound.open());
  await recordSound(page, 1_000);
  // One recording spans the change, so that positions in it can be compared.
  const whole = await recordSound(
    page,
    2 * periodMs + SETTLING_MS,
    [{ noiseSuppression: kind }],
    'sent',
    periodMs + 100,
  );
  const before = whole.subarray(0, speech.noisy.length);
  const after = whole.subarray(whole.length - speech.noisy.length);
  const startOfAfter = whole.length - speech.noisy.length;
  const cores = await coresWhile(browser, () => recordSound(page, 8_000));
  const sent = rotate(after, alignmentOf(after, speech));
  return {
    sent,
    pauseDb: pauseLevelDb(sent, speech),
    speechDb: speechLevelOf(sent, speech),
    delayMs: kind === 'rnnoise' || kind === 'gtcrn' ? delayMsOf(before, after, startOfAfter) : null,
    cores,
  };
}

/** CPU time of all browser processes divided by elapsed time while `task` runs. */
async function coresWhile(browser: Browser, task: () => Promise<unknown>): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const cpuSeconds = async (): Promise<number> =>
    (await session.send('SystemInfo.getProcessInfo')).processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  const [startCpu, startedAt] = [await cpuSeconds(), performance.now()];
  await task();
  return (1_000 * ((await cpuSeconds()) - startCpu)) / (performance.now() - startedAt);
}

function compare(kind: NoiseSuppression, measured: Measured, plain: Measured): Figure[] {
  const figure = (name: string, value: number, unit: string, note: string): Figure => ({
    name: `${kind}: ${name}`,
    value,
    unit,
    target: null,
    note,
  });
  if (measured === plain) {
    return [
      figure('noise in pauses', plain.pauseDb, 'dBFS', 'fan as made, without suppression'),
      figure('speech', plain.speechDb, 'dBFS', 'active level, fan included'),
      figure('CPU of the browser', 100 * plain.cores, '% of a core', 'all its processes, recording included'),
    ];
  }
  return [
    figure(
      'noise taken out of pauses',
      plain.pauseDb - measured.pauseDb,
      'dB',
      'median of 20 ms frames 200 ms away from words',
    ),
    figure('change of speech level', measured.speechDb - plain.speechDb, 'dB', 'active level'),
    ...(measured.delayMs === null
      ? []
      : [
          figure(
            'delay added',
            measured.delayMs,
            'ms',
            'greatest correlation with the sound before; what a busy machine drops counts too',
          ),
        ]),
    figure(
      'CPU added',
      100 * (measured.cores - plain.cores),
      '% of a core',
      'all processes of the browser, against off',
    ),
  ];
}

function activation(kind: NoiseSuppression, sent: Float32Array, speech: NoisySpeech): Figure[] {
  const { activationThresholdDb, activationHoldMs, activationPreRollMs } = DEFAULT_SETTINGS;
  const judged = judgeActivation(sent, speech, {
    thresholdDb: activationThresholdDb,
    holdMs: activationHoldMs,
    preRollMs: activationPreRollMs,
  });
  const figure = (name: string, value: number, unit: string, note: string): Figure => ({
    name: `${kind}, voice activation: ${name}`,
    value,
    unit,
    target: null,
    note,
  });
  return [
    figure(
      'speech missed',
      100 * judged.missedShare,
      '%',
      `of frames with speech; opens at ${activationThresholdDb} dBFS, hold ${activationHoldMs} ms, pre-roll ${activationPreRollMs} ms`,
    ),
    figure('openings without speech', judged.falseOpenings, '', `in ${(speech.noisy.length / 48_000).toFixed(0)} s`),
    figure('open in pauses', 100 * judged.openPauseShare, '%', 'of the time that is over 600 ms after words'),
    figure(
      'start of speech cut off, worst',
      Math.max(0, ...judged.onsetCutMs),
      'ms',
      `${judged.onsetCutMs.length} starts after a pause; median ${percentile(judged.onsetCutMs, 0.5).toFixed(0)} ms`,
    ),
  ];
}

function rotate(samples: Float32Array, by: number): Float32Array {
  const rotated = new Float32Array(samples.length);
  rotated.set(samples.subarray(by));
  rotated.set(samples.subarray(0, by), samples.length - by);
  return rotated;
}
