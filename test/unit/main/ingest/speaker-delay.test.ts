import { describe, expect, it } from 'vitest';
import { SpeakerIngest } from '../../../../main/ingest/speaker-ingest.ts';
import type { SpeakerInput } from '../../../../main/mixer/ports.ts';
import {
  measurePlayout,
  type PlayoutFigures,
  type PlayoutRun,
  type SentFrame,
} from '../../../support/mixer/playout-meter.ts';
import { percentile } from '../../../support/mixer/playout-simulation.ts';
import {
  cleanLink,
  stallingLink,
  steadySender,
  uniformLink,
  wifiLink,
  withRandomLoss,
} from '../../../support/mixer/playout-traces.ts';
import { createRandom } from '../../../support/signals.ts';

const PHASES_MS = [0, 2.5, 5, 7.5, 10, 12.5, 15, 17.5];
const QUIET_LEVEL = 1e-4;

/** Two seconds of words with 0.3 s between sentences; each packet has the FEC of the previous one. */
const SPEECH: readonly SentFrame[] = Array.from({ length: 115 }, (_, index) => ({
  head: [15 << 3, 0x40],
  packetBytes: 80,
  level: index < 100 ? 0.1 : QUIET_LEVEL,
}));

function measure(run: Pick<PlayoutRun, 'link' | 'tickPhaseMs'> & Partial<PlayoutRun>): PlayoutFigures {
  return measurePlayout({
    createInput: (decoder) => new SpeakerIngest({ decoder, channels: 2 }),
    frames: SPEECH,
    frameCount: 3_000,
    sender: steadySender(),
    hasFec: true,
    redundancy: 1,
    ...run,
  });
}

const p95 = ({ delaysMs }: PlayoutFigures): number => percentile([...delaysMs], 0.95);

/** Counts how much an ingest skipped or added while words were played. */
function watch(input: SpeakerInput): { readonly input: SpeakerInput; readonly correctedInWords: () => number } {
  let corrected = 0;
  let wasWord = false;
  const watched: SpeakerInput = {
    stats: input.stats,
    receive: (packet) => input.receive(packet),
    receiveSilence: (...packet) => input.receiveSilence(...packet),
    pull: (nowMs, output) => {
      const before = input.stats.skippedFrames + input.stats.insertedFrames;
      const isHeard = input.pull(nowMs, output);
      if (wasWord) corrected += input.stats.skippedFrames + input.stats.insertedFrames - before;
      wasWord = isHeard && output[0]! > 10 * QUIET_LEVEL;
      return isHeard;
    },
    free: () => input.free(),
  };
  return { input: watched, correctedInWords: () => corrected };
}

describe('30 ms of jitter and 5 % loss', () => {
  it.each(PHASES_MS)(
    'cost at most 60 ms and one frame in a hundred when the ticks come %s ms after the frames',
    (tickPhaseMs) => {
      const random = createRandom(100 + tickPhaseMs);
      const figures = measure({ link: withRandomLoss(uniformLink(random, 30), random, 0.05), tickPhaseMs });
      expect(p95(figures)).toBeLessThanOrEqual(60);
      expect(figures.missingShare).toBeLessThanOrEqual(0.01);
    },
  );

  it('cost no more on average on Wi-Fi, whose delays have a long tail', () => {
    const runs = PHASES_MS.map((tickPhaseMs) => {
      const random = createRandom(200 + tickPhaseMs);
      return measure({ link: withRandomLoss(wifiLink(random), random, 0.05), tickPhaseMs });
    });
    expect(
      percentile(
        runs.flatMap(({ delaysMs }) => [...delaysMs]),
        0.95,
      ),
    ).toBeLessThanOrEqual(60);
    expect(runs.reduce((sum, { missingShare }) => sum + missingShare, 0) / runs.length).toBeLessThanOrEqual(0.01);
  });
});

it('a clean link is played within a frame and 4 ms at every phase, with nothing missing', () => {
  for (const tickPhaseMs of PHASES_MS) {
    const figures = measure({ link: cleanLink(createRandom(tickPhaseMs)), tickPhaseMs });
    expect(percentile([...figures.delaysMs], 1)).toBeLessThanOrEqual(24);
    expect(figures.missingShare).toBeLessThan(0.0005);
  }
});

it('a stall of 200 ms every quarter of a minute leaves no lasting delay', () => {
  const runs = PHASES_MS.map((tickPhaseMs) =>
    measure({ link: stallingLink(createRandom(300 + tickPhaseMs), 200, 15_000), tickPhaseMs }),
  );
  expect(
    percentile(
      runs.flatMap(({ delaysMs }) => [...delaysMs]),
      0.5,
    ),
  ).toBeLessThanOrEqual(25);
  expect(Math.max(...runs.map(({ missingShare }) => missingShare))).toBeLessThan(0.02);
});

describe.each([200, -200])('a clock that is %d ppm off', (ppm) => {
  it('is followed for ten minutes without growing delay, and corrected between sentences only', () => {
    let correctedInWords = (): number => Number.NaN;
    const figures = measure({
      link: cleanLink(createRandom(5)),
      tickPhaseMs: 3,
      frameCount: 30_000,
      sender: steadySender(ppm),
      createInput: (decoder) => {
        const watched = watch(new SpeakerIngest({ decoder, channels: 2 }));
        correctedInWords = watched.correctedInWords;
        return watched.input;
      },
    });
    expect(percentile([...figures.delaysMs], 1)).toBeLessThanOrEqual(30);
    expect(figures.stats.skippedFrames + figures.stats.insertedFrames).toBeGreaterThan(3);
    expect(correctedInWords()).toBe(0);
    expect(figures.missingShare).toBeLessThan(0.0005);
  });
});

describe('the wait that is counted', () => {
  it.each(PHASES_MS)(
    'adds up, with the time that packets travelled, to the delay of the sound, when the ticks come %s ms after the frames',
    (tickPhaseMs) => {
      for (const jitterMs of [1, 30]) {
        const delays = uniformLink(createRandom(300 + tickPhaseMs), jitterMs);
        const linkMs: number[] = [];
        const link = (index: number): number => (linkMs[index] = delays(index));
        const { delaysMs, stats } = measure({ link, tickPhaseMs, redundancy: 0 });
        const waitMs = stats.waitMs / stats.playedPackets;
        expect(stats.playedPackets).toBeGreaterThan(2_700);
        expect(mean(linkMs) + waitMs).toBeCloseTo(mean([...delaysMs]), 0);
      }
    },
  );
});

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
