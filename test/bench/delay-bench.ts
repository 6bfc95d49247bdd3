import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatWav } from '../../main/client/sound/wav-file.ts';
import { startHostThread } from '../../main/host/host-thread.ts';
import { SAMPLE_RATE_HZ } from '../../shared/audio-format.ts';
import { DEFAULT_HEARING_RULES } from '../../shared/spatial/hearing-rules.ts';
import { createRandom, noise } from '../support/signals.ts';
import { openBenchPage } from './browser-page.ts';
import { measureDelayInPage, type DelayPageOptions, type DelayPageResult } from './delay-page.ts';
import { percentile, type Figure } from './figure.ts';
import { silentLog } from '../support/silent-log.ts';

/** Connections per figure. Each has its own phases between capture, encoder, mixer and playout. */
const ROUNDS = 4;
const ROUND_MS = 10_000;
/** Jitter buffers begin large and settle within seconds. */
const SETTLING_MS = 4_000;
const CLICK_INTERVAL_MS = 410;
const LONGEST_DELAY_MS = 380;
const MAX_EXTRA_MS = 30;
/** Keeps the encoder sending between clicks, as a voice does; 30 dB below the click threshold. */
const BACKGROUND_AMPLITUDE = 0.002;

/**
 * Voice delay in Chromium, from the tap at the microphone's track to the tap at the received track of one AudioContext:
 * two peer connections joined directly, and the same two through the host on loopback, in turn in one run.
 */
export async function runDelayBench(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'earshot-bench-'));
  const [voiced, silent] = [path.join(folder, 'voiced.wav'), path.join(folder, 'silent.wav')];
  await writeFile(voiced, formatWav(makeClicks(BACKGROUND_AMPLITUDE), 1));
  await writeFile(silent, formatWav(makeClicks(0), 1));
  const host = await startHostThread(
    {
      lobbyName: 'Bench',
      rules: DEFAULT_HEARING_RULES,
      capacity: 8,
      bindAddress: '127.0.0.1',
      port: 0,
      publicAddress: null,
    },
    silentLog,
  );
  if (!host.ok) throw new Error(host.error.message);
  const { invitation } = host.value.description;
  const figures: Figure[] = [];
  for (const jitterBufferTargetMs of [null, 0]) {
    const [direct, throughHost]: [DelayPageResult[], DelayPageResult[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      const options = { jitterBufferTargetMs, durationMs: ROUND_MS, watchesFrames: false };
      direct.push(await measure(voiced, { ...options, invitation: null }));
      throughHost.push(await measure(voiced, { ...options, invitation }));
    }
    figures.push(...compare(direct, throughHost, jitterBufferTargetMs));
  }
  const staged: DelayPageResult[] = [];
  for (let round = 0; round < ROUNDS; round++)
    staged.push(
      await measure(silent, { invitation, jitterBufferTargetMs: 0, durationMs: ROUND_MS, watchesFrames: true }),
    );
  figures.push(...stages(staged));
  await host.value.close();
  await rm(folder, { recursive: true });
  return figures;
}

async function measure(microphone: string, options: DelayPageOptions): Promise<DelayPageResult> {
  const bench = await openBenchPage(microphone);
  const result = await bench.page.evaluate(measureDelayInPage, options);
  await bench.close();
  return result;
}

/** A burst of 10 ms at 1 kHz about every 410 ms, each shifted by one more millisecond against the frames. */
function makeClicks(backgroundAmplitude: number): Float32Array {
  const samples = noise(createRandom(1), backgroundAmplitude, SAMPLE_RATE_HZ * 30);
  for (let startMs = 200; startMs < 29_000; startMs += CLICK_INTERVAL_MS + 1) {
    const start = Math.round((startMs * SAMPLE_RATE_HZ) / 1_000);
    for (let index = 0; index < 480; index++)
      samples[start + index] = 0.5 * Math.sin((2 * Math.PI * 1_000 * index) / SAMPLE_RATE_HZ);
  }
  return samples;
}

/** Time from each entry of `from` to the first matching entry of `to`, ms. */
function delaysBetween(
  runs: readonly DelayPageResult[],
  from: keyof DelayPageResult & ('spoken' | 'encoded' | 'arrived'),
  to: 'encoded' | 'arrived' | 'heard',
): number[] {
  return runs.flatMap((run) => {
    const settledMs = (run.spoken[0] ?? 0) + SETTLING_MS;
    return run[from].flatMap((startMs) => {
      const endMs = run[to].find((time) => time >= startMs - 2 && time < startMs + LONGEST_DELAY_MS);
      return startMs > settledMs && endMs !== undefined ? [endMs - startMs] : [];
    });
  });
}

function compare(
  direct: readonly DelayPageResult[],
  throughHost: readonly DelayPageResult[],
  jitterBufferTargetMs: number | null,
): Figure[] {
  const setting = jitterBufferTargetMs === null ? 'default jitter buffer' : 'jitterBufferTarget = 0, as in the app';
  const directMs = delaysBetween(direct, 'spoken', 'heard');
  const hostMs = delaysBetween(throughHost, 'spoken', 'heard');
  const describe = (delays: readonly number[], runs: readonly DelayPageResult[]): string => {
    const jitterBufferMs = runs.reduce((sum, run) => sum + run.jitterBufferMs, 0) / runs.length;
    return `${delays.length} clicks in ${ROUNDS} connections, p5 ${percentile(delays, 0.05).toFixed(0)} to p95 ${percentile(delays, 0.95).toFixed(0)} ms; in Chromium's jitter buffer ${jitterBufferMs.toFixed(0)} ms`;
  };
  const [directMedian, hostMedian] = [percentile(directMs, 0.5), percentile(hostMs, 0.5)];
  return [
    {
      name: `voice delay direct, ${setting}, median`,
      value: directMedian,
      unit: 'ms',
      target: null,
      note: describe(directMs, direct),
    },
    {
      name: `voice delay through the host, ${setting}, median`,
      value: hostMedian,
      unit: 'ms',
      target: null,
      note: describe(hostMs, throughHost),
    },
    {
      name: `voice delay that the host adds, ${setting}`,
      value: hostMedian - directMedian,
      unit: 'ms',
      target: MAX_EXTRA_MS,
      note: 'difference of the two medians above',
    },
  ];
}

function stages(runs: readonly DelayPageResult[]): Figure[] {
  const stage = (name: string, from: 'spoken' | 'encoded' | 'arrived', to: 'encoded' | 'arrived' | 'heard'): Figure => {
    const delays = delaysBetween(runs, from, to);
    return {
      name: `stage: ${name}, median`,
      value: percentile(delays, 0.5),
      unit: 'ms',
      target: null,
      note: `${delays.length} clicks, each the start of a talk spurt`,
    };
  };
  return [
    stage('microphone tap to encoded frame', 'spoken', 'encoded'),
    stage(
      "encoded frame to the host's mix at the receiver (network, playout buffer, tick, mix, encode)",
      'encoded',
      'arrived',
    ),
    stage('arrival to received-track tap (jitter buffer, decode)', 'arrived', 'heard'),
  ];
}
