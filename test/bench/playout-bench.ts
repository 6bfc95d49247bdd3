import { SpeakerIngest } from '../../main/ingest/speaker-ingest.ts';
import type { AudioDecoder, SpeakerInput } from '../../main/mixer/ports.ts';
import { measurePlayout, type PlayoutRun, type SentFrame } from '../support/mixer/playout-meter.ts';
import {
  cleanLink,
  pushToTalkSender,
  reorderingLink,
  stallingLink,
  steadySender,
  uniformLink,
  wifiLink,
  withBurstLoss,
  withRandomLoss,
  type Link,
} from '../support/mixer/playout-traces.ts';
import { createRandom } from '../support/signals.ts';
import { encodeSpeechFrames } from '../support/sound/speech-frames.ts';
import { percentile, type Figure } from './figure.ts';
import { FixedBuffer } from './playout/fixed-buffer.ts';
import { WeriftBuffer } from './playout/werift-buffer.ts';

/**
 * The playout buffer against traces, in virtual time: no clock is read, so the figures are the same on every machine.
 * Each trace is a minute (drift: ten minutes) of the practice lobby's voices, encoded by Opus, once for each of 8
 * phases (drift, werift: 2) between the sender's frames and the host's ticks, each with its own seed. Delays are what
 * the buffer adds: the time from the arrival of the fastest possible packet with a sample to the playback of that
 * sample, including the wait for the tick. Missing is the share of the sent sound that never came out, whether
 * concealed or silent.
 */

const FRAMES_PER_MINUTE = 3_000;
const DRIFT_MINUTES = 10;
const PHASES_MS = [0, 2.5, 5, 7.5, 10, 12.5, 15, 17.5];
/** For cases where the phase matters less or a run takes long. */
const TWO_PHASES_MS = [0, 10];
const JITTER_MS = 30;
const STALL_MS = 200;
const DRIFT_PPM = 200;
const TARGET_DELAY_MS = 60;
const TARGET_MISSING_PERCENT = 1;

interface Trace {
  readonly name: string;
  readonly link: (random: () => number) => Link;
  readonly sender?: PlayoutRun['sender'];
  readonly frameCount?: number;
  readonly phasesMs?: readonly number[];
  /** Only the packets that DTX sends. */
  readonly isDtx?: boolean;
  /** The cases that the buffer is built for. These figures have targets. */
  readonly hasTargets?: boolean;
}

interface Protection {
  readonly hasFec: boolean;
  readonly redundancy: PlayoutRun['redundancy'];
}

/** What Chromium sends to a host, because the host's answer asks for it. */
const CHROMIUM: Protection = { hasFec: true, redundancy: 1 };

const PROTECTIONS: readonly (Protection & { readonly name: string })[] = [
  { name: 'neither FEC nor RED', hasFec: false, redundancy: 0 },
  { name: 'FEC', hasFec: true, redundancy: 0 },
  { name: 'RED 1', hasFec: false, redundancy: 1 },
  { name: 'RED 2', hasFec: false, redundancy: 2 },
  { name: 'FEC and RED 2', hasFec: true, redundancy: 2 },
];

const lossy = (share: number) => (random: () => number) => withRandomLoss(cleanLink(random), random, share);

const TRACES: readonly Trace[] = [
  { name: 'clean', link: cleanLink },
  { name: 'jitter 0 to 30 ms', link: (random) => uniformLink(random, JITTER_MS) },
  { name: 'Wi-Fi jitter 30 ms', link: wifiLink },
  {
    name: 'jitter 0 to 30 ms, 5 % loss',
    link: (random) => withRandomLoss(uniformLink(random, JITTER_MS), random, 0.05),
    hasTargets: true,
  },
  { name: 'Wi-Fi jitter 30 ms, 5 % loss', link: (random) => withRandomLoss(wifiLink(random), random, 0.05) },
  {
    name: 'Wi-Fi jitter 30 ms, 5 % loss in runs of 2',
    link: (random) => withBurstLoss(wifiLink(random), random, 0.05, 2),
  },
  { name: '200 ms stall every 5 s', link: (random) => stallingLink(random, STALL_MS, 5_000) },
  { name: '200 ms stall every 15 s', link: (random) => stallingLink(random, STALL_MS, 15_000) },
  { name: '1 % loss', link: lossy(0.01) },
  { name: '5 % loss', link: lossy(0.05) },
  { name: '10 % loss', link: lossy(0.1) },
  { name: '20 % loss', link: lossy(0.2) },
  { name: '10 % loss in runs of 3', link: (random) => withBurstLoss(cleanLink(random), random, 0.1, 3) },
  { name: '10 % overtaken', link: (random) => reorderingLink(random, 0.1) },
  {
    name: 'clock 200 ppm slow',
    link: cleanLink,
    sender: steadySender(DRIFT_PPM),
    frameCount: DRIFT_MINUTES * FRAMES_PER_MINUTE,
    phasesMs: TWO_PHASES_MS,
  },
  {
    name: 'clock 200 ppm fast',
    link: cleanLink,
    sender: steadySender(-DRIFT_PPM),
    frameCount: DRIFT_MINUTES * FRAMES_PER_MINUTE,
    phasesMs: TWO_PHASES_MS,
  },
  { name: 'DTX', link: wifiLink, isDtx: true },
  { name: 'push-to-talk', link: wifiLink, sender: pushToTalkSender(100, 1_500) },
];

type CreateInput = (decoder: AudioDecoder) => SpeakerInput;

const adaptive: CreateInput = (decoder) => new SpeakerIngest({ decoder, channels: 2 });

const OTHERS: readonly { readonly name: string; readonly create: CreateInput; readonly phasesMs: readonly number[] }[] =
  [
    ...[20, 40, 60, 100].map((delayMs) => ({
      name: `fixed ${delayMs} ms`,
      create: (decoder: AudioDecoder) => new FixedBuffer(delayMs, decoder, 2),
      phasesMs: PHASES_MS,
    })),
    { name: 'werift', create: (decoder) => new WeriftBuffer(decoder, 2), phasesMs: TWO_PHASES_MS },
  ];

interface Summary {
  readonly medianMs: number;
  /** From the worst phase, like the missing share. */
  readonly p95Ms: number;
  readonly worstMissingPercent: number;
  readonly missingPercent: number;
  readonly perMinute: {
    readonly fec: number;
    readonly red: number;
    readonly late: number;
    readonly skipped: number;
    readonly inserted: number;
  };
}

export async function runPlayoutBench(): Promise<Figure[]> {
  const speech = await encodeSpeechFrames(false);
  const dtx = await encodeSpeechFrames(true);
  const figures: Figure[] = [];
  for (const trace of TRACES) {
    const frames = trace.isDtx === true ? dtx : speech;
    const own = play(trace, frames, CHROMIUM, adaptive, PHASES_MS);
    const others = OTHERS.map(
      ({ name, create, phasesMs }) => `${name}: ${formatPair(play(trace, frames, CHROMIUM, create, phasesMs))}`,
    );
    figures.push(...figuresOf(trace, own, others));
  }
  for (const protection of PROTECTIONS) {
    const trace = TRACES.find(({ hasTargets }) => hasTargets)!;
    const summary = play(trace, speech, protection, adaptive, PHASES_MS);
    figures.push({
      name: `playout, ${trace.name}, ${protection.name}: missing`,
      value: summary.missingPercent,
      unit: '%',
      target: null,
      note: `delay p95 ${summary.p95Ms.toFixed(1)} ms; ${formatCounts(summary)}`,
    });
  }
  return figures;
}

function play(
  trace: Trace,
  frames: readonly SentFrame[],
  protection: Protection,
  createInput: CreateInput,
  phasesMs: readonly number[],
): Summary {
  const frameCount = trace.frameCount ?? FRAMES_PER_MINUTE;
  const runs = (trace.phasesMs ?? phasesMs).map((tickPhaseMs, phase) =>
    measurePlayout({
      createInput,
      frames,
      frameCount,
      link: trace.link(createRandom(1_000 + phase)),
      sender: trace.sender ?? steadySender(),
      ...protection,
      tickPhaseMs,
    }),
  );
  const perMinute = (count: (stats: SpeakerInput['stats']) => number): number =>
    mean(runs.map(({ stats }) => count(stats))) / (frameCount / FRAMES_PER_MINUTE);
  return {
    medianMs: percentile(
      runs.flatMap(({ delaysMs }) => [...delaysMs]),
      0.5,
    ),
    p95Ms: Math.max(...runs.map(({ delaysMs }) => percentile([...delaysMs], 0.95))),
    worstMissingPercent: 100 * Math.max(...runs.map(({ missingShare }) => missingShare)),
    missingPercent: 100 * mean(runs.map(({ missingShare }) => missingShare)),
    perMinute: {
      fec: perMinute((stats) => stats.fecFrames),
      red: perMinute((stats) => stats.redundantFramesUsed),
      late: perMinute((stats) => stats.late),
      skipped: perMinute((stats) => stats.skippedFrames),
      inserted: perMinute((stats) => stats.insertedFrames),
    },
  };
}

function figuresOf(trace: Trace, own: Summary, others: readonly string[]): Figure[] {
  return [
    {
      name: `playout, ${trace.name}: delay p95 of the worst phase`,
      value: own.p95Ms,
      unit: 'ms',
      target: trace.hasTargets === true ? TARGET_DELAY_MS : null,
      note: `median of all ${own.medianMs.toFixed(1)} ms; ${formatCounts(own)}`,
    },
    {
      name: `playout, ${trace.name}: missing in the worst phase`,
      value: own.worstMissingPercent,
      unit: '%',
      target: trace.hasTargets === true ? TARGET_MISSING_PERCENT : null,
      note: `mean ${own.missingPercent.toFixed(2)} %; others (delay p95, missing): ${others.join('; ')}`,
    },
  ];
}

function formatPair(summary: Summary): string {
  return `${summary.p95Ms.toFixed(0)} ms, ${summary.worstMissingPercent.toFixed(1)} %`;
}

function formatCounts({ perMinute }: Summary): string {
  const { fec, red, late, skipped, inserted } = perMinute;
  return `frames a minute: FEC ${fec.toFixed(1)}, RED ${red.toFixed(1)}, late ${late.toFixed(1)}, skipped ${skipped.toFixed(1)}, inserted ${inserted.toFixed(1)}`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
