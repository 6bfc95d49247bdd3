import { describe, expect, it } from 'vitest';
import { SpeakerIngest } from '../../../../main/ingest/speaker-ingest.ts';
import { measurePlayout, type PlayoutFigures, type SentFrame } from '../../../support/mixer/playout-meter.ts';
import { percentile, simulate, type SimulatedPacket } from '../../../support/mixer/playout-simulation.ts';
import { uniformLink } from '../../../support/mixer/playout-traces.ts';
import { createRandom } from '../../../support/signals.ts';

/**
 * Senders whose capture runs at another rate than time, or loses blocks. Their timestamps count the samples they got,
 * so they fall behind time or run ahead of it.
 */
interface Capture {
  /** Samples that the sound card delivers, of those that it should. */
  readonly rate: number;
  /** Share of the blocks that are lost. */
  readonly loss: number;
  readonly blockMs: number;
}

const HEALTHY: Capture = { rate: 1, loss: 0, blockMs: 10 };
const TROUBLE_MS = 20_000;
/** A bad passage is forgotten within 15 s, and the margin shrinks from then on. */
const HEALTHY_MS = 25_000;
const CELT_10_MS_TOC = 30 << 3;
const HYBRID_20_MS_TOC = 15 << 3;
const HYBRID_60_MS_TOC = 11 << 3;
const HYBRID_120_MS_TOC = (11 << 3) | 1;

/**
 * How much of the sender's sound may get lost altogether. Until the playout can tell slow from late, it drops packets
 * that come later than its wait: until they are 40 ms late and 0.4 s have passed.
 */
const LOST_MS = 300;
/**
 * A fast rate and losses that nearly balance are jitter to the playout: a random walk of 50 ms a second, for which it
 * learns a margin that makes 1 % late.
 */
const LOST_TO_JITTER_MS = 500;
/** The first, as a share of the trouble and of words. */
const LOST_SHARE = 0.01;
/** A margin makes 1 % late; before, those are late from whose lateness it is learnt. */
const LOST_TO_OVERTAKING_SHARE = 0.02;
/** The longest wait of a packet, of senders that talk without a pause: a margin of 160 ms, and 80 ms on top. */
const LONGEST_WAIT_MS = 240;
/** For the tick and 10 ms of packet, 2 ms of margin, and 10 ms that are not skipped while nothing is quiet. */
const NORMAL_WAIT_MS = 42;

/** Returns when each packet is complete: 20 s from `capture`, then `healthyMs` without trouble. */
function packetTimes(capture: Capture, packetMs: number, healthyMs: number, random: () => number): number[] {
  const timesMs: number[] = [];
  let nowMs = 0;
  let capturedMs = 0;
  while (nowMs < TROUBLE_MS + healthyMs) {
    const { rate, loss, blockMs } = nowMs < TROUBLE_MS ? capture : HEALTHY;
    nowMs += blockMs / rate;
    if (random() >= loss) capturedMs += blockMs;
    for (; capturedMs >= packetMs; capturedMs -= packetMs) timesMs.push(nowMs);
  }
  return timesMs;
}

interface Outcome {
  /** How much of the sound that the sender had, and that fits into the time, was not played. */
  readonly lostMs: number;
  /** The share of the packets that were never decoded. */
  readonly undecodedShare: number;
  /** During the trouble, the share of the ticks with sound, of the share of the time for which the sender had some. */
  readonly soundShare: number;
  readonly longestWaitMs: number;
  /** The waits of the last 100 packets. */
  readonly lastWaitsMs: readonly number[];
}

function play(capture: Capture, { packetMs = 20, toc = HYBRID_20_MS_TOC, seed = 1, jitterMs = 1 } = {}): Outcome {
  const random = createRandom(seed);
  const timesMs = packetTimes(capture, packetMs, HEALTHY_MS, random);
  const durationMs = timesMs.at(-1)!;
  const packets = timesMs.map((timeMs, index): SimulatedPacket => ({
    index,
    toc,
    arrivalMs: timeMs + jitterMs * random(),
  }));
  const { ingest, waitsMs, wasPlaying } = simulate({
    packets,
    packetSamples: 48 * packetMs,
    durationMs,
    tickPhaseMs: 20 * random(),
  });
  const inTrouble = wasPlaying.slice(0, TROUBLE_MS / 20);
  const capturedShare = (packetMs * timesMs.filter((timeMs) => timeMs <= TROUBLE_MS).length) / TROUBLE_MS;
  return {
    lostMs:
      Math.min(packetMs * timesMs.length, durationMs) - packetMs * waitsMs.length + 20 * ingest.stats.skippedFrames,
    undecodedShare: 1 - waitsMs.length / packets.length,
    soundShare: inTrouble.filter(Boolean).length / inTrouble.length / Math.min(1, capturedShare),
    longestWaitMs: Math.max(...waitsMs),
    lastWaitsMs: waitsMs.slice(-100),
  };
}

function expectAllToArrive(outcome: Outcome, lostMs = LOST_MS): void {
  expect(outcome.lostMs).toBeLessThanOrEqual(lostMs);
  expect(outcome.soundShare).toBeGreaterThanOrEqual(1 - LOST_SHARE);
  expect(outcome.longestWaitMs).toBeLessThanOrEqual(LONGEST_WAIT_MS);
  expect(percentile(outcome.lastWaitsMs, 1)).toBeLessThanOrEqual(NORMAL_WAIT_MS);
}

describe('a sender whose sound runs slow or fast has as many holes as sound is missing, and no more', () => {
  it.each([-0.2, -0.15, -0.088, -0.05, -0.04, -0.03, -0.01, 0.01, 0.05, 0.088, 0.2])(
    'at a rate error of %d',
    (error) => {
      expectAllToArrive(play({ rate: 1 + error, loss: 0, blockMs: 10 }));
    },
  );

  it.each([0.01, 0.03, 0.05, 0.1, 0.15, 0.2])('with a share of %d of its blocks lost', (loss) => {
    for (const blockMs of [10, 20]) expectAllToArrive(play({ rate: 1, loss, blockMs }));
  });

  it('with both, at random, in packets of 10, 20 and 60 ms, wherever the ticks fall', () => {
    const random = createRandom(7);
    for (let seed = 1; seed <= 24; seed++) {
      const capture = { rate: 0.8 + 0.4 * random(), loss: 0.2 * random(), blockMs: random() < 0.5 ? 10 : 20 };
      const [packetMs, toc] = [
        [10, CELT_10_MS_TOC] as const,
        [20, HYBRID_20_MS_TOC] as const,
        [60, HYBRID_60_MS_TOC] as const,
      ][seed % 3]!;
      expectAllToArrive(play(capture, { packetMs, toc, seed }), LOST_TO_JITTER_MS);
    }
  });
});

describe.each([20, 60, 120])('packets of %i ms that overtake one another on the link', (packetMs) => {
  const toc = { 20: HYBRID_20_MS_TOC, 60: HYBRID_60_MS_TOC, 120: HYBRID_120_MS_TOC }[packetMs]!;

  it.each([-0.2, -0.12, -0.08, -0.04])('are not dropped as late at a rate error of %d', (error) => {
    for (const jitterMs of [60, 100]) {
      const outcome = play({ rate: 1 + error, loss: 0, blockMs: 10 }, { packetMs, toc, jitterMs });
      expect(outcome.undecodedShare).toBeLessThanOrEqual(LOST_TO_OVERTAKING_SHARE);
      expect(outcome.longestWaitMs).toBeLessThanOrEqual(LONGEST_WAIT_MS);
    }
  });
});

/** Words of two seconds with 0.3 s between sentences. */
const SPEECH: readonly SentFrame[] = Array.from({ length: 115 }, (_, index) => ({
  head: [HYBRID_20_MS_TOC, 0],
  packetBytes: 80,
  level: index < 100 ? 0.1 : 1e-4,
}));

function speak(capture: Capture, jitterMs: number, healthyMs: number): PlayoutFigures {
  const random = createRandom(3);
  const timesMs = packetTimes(capture, 20, healthyMs, random);
  return measurePlayout({
    createInput: (decoder) => new SpeakerIngest({ decoder, channels: 2 }),
    frames: SPEECH,
    frameCount: timesMs.length,
    link: uniformLink(random, jitterMs),
    sender: (index) => ({ mediaMs: 20 * (index + 1), wallMs: timesMs[index]! }),
    hasFec: false,
    redundancy: 0,
    tickPhaseMs: 3,
  });
}

describe.each([
  { name: '44.1 kHz passed off as 48', capture: { rate: 0.91875, loss: 0, blockMs: 10 } },
  { name: 'a fifth of the blocks lost', capture: { rate: 1, loss: 0.2, blockMs: 10 } },
  { name: 'a rate 20 % too high', capture: { rate: 1.2, loss: 0, blockMs: 10 } },
])('speech with $name', ({ capture }) => {
  it.each([1, 30])(
    'is heard whole through %i ms of jitter, and waits no longer half a minute after the trouble',
    (jitterMs) => {
      const healthy = speak(HEALTHY, jitterMs, 30_000);
      const figures = speak(capture, jitterMs, 30_000);
      expect(figures.missingShare).toBeLessThanOrEqual(LOST_SHARE);
      const last = (delaysMs: Float64Array): number => percentile([...delaysMs.slice(-250)], 0.9);
      expect(last(figures.delaysMs)).toBeLessThanOrEqual(last(healthy.delaysMs) + 20);
    },
  );
});

it('lost blocks that come in runs leave holes of their length, and cost nothing else', () => {
  for (const gapMs of [40, 60, 100, 200, 280, 500]) {
    // A fifth of the time is missing.
    const packets = Array.from({ length: 2_000 }, (_, index): SimulatedPacket => ({
      index,
      arrivalMs: 20 * index + gapMs * Math.floor((20 * index) / (4 * gapMs)),
    }));
    const { ingest, waitsMs } = simulate({ packets, durationMs: packets.at(-1)!.arrivalMs + 20, tickPhaseMs: 5 });
    expect(waitsMs.length - ingest.stats.skippedFrames).toBeGreaterThanOrEqual(packets.length - 4);
    expect(percentile(waitsMs, 0.99)).toBeLessThanOrEqual(NORMAL_WAIT_MS);
  }
});

it('drift in sound without a quiet moment does not cut into every packet for minutes', () => {
  const music: readonly SentFrame[] = [{ head: [HYBRID_20_MS_TOC, 0], packetBytes: 80, level: 0.1 }];
  const random = createRandom(5);
  const { stats } = measurePlayout({
    createInput: (decoder) => new SpeakerIngest({ decoder, channels: 2 }),
    frames: music,
    frameCount: 30_000,
    link: uniformLink(random, 1),
    sender: (index) => ({ mediaMs: 20 * (index + 1), wallMs: 20 * (index + 1) * 1.00005 }),
    hasFec: false,
    redundancy: 0,
    tickPhaseMs: 3,
  });
  expect(stats.concealedFrames).toBeLessThanOrEqual(60);
});
