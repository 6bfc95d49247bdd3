import { Session } from 'node:inspector';
import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES } from '../../../shared/audio-format.ts';
import { distanceGain } from '../../../shared/spatial/distance-gain.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { gainToDb } from '../../../shared/units.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { PoolHarness } from '../../support/mixer/mixer-pool-harness.ts';

const POLL = { timeout: 20_000, interval: 20 };
const HEARD_DB = -3;
const UNHEARD_DB = -50;
const askedDb = (metres: number): number => gainToDb(distanceGain(metres, DEFAULT_HEARING_RULES));

/** Steps between timestamps, in frames; 1 without gaps. */
const stepsOf = (timestamps: readonly number[]): number[] =>
  timestamps.slice(1).map((timestamp, index) => ((timestamp - (timestamps[index] ?? 0)) >>> 0) / FRAME_SAMPLES);

/** Returns a function that uses Node's debugger to send the next started worker into an endless loop. */
function hangFirstWorker(): () => void {
  const session = new Session();
  session.connect();
  afterTest(() => session.disconnect());
  const sessionIds: string[] = [];
  session.on('NodeWorker.attachedToWorker', ({ params }) => sessionIds.push(params.sessionId));
  session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });
  const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression: 'for (;;);' } });
  return () => session.post('NodeWorker.sendMessageToWorker', { sessionId: sessionIds[0] ?? '', message });
}

describe('a pool of two mixer workers', () => {
  it('lets a listener of one worker hear a speaker of the other at the right level, and nobody themselves', async () => {
    const harness = await PoolHarness.start(2, 4);
    harness.join(1, 0);
    harness.join(2, 10);
    harness.startTone(1, 500);
    harness.startTone(2, 700);
    await expect.poll(() => Math.abs(harness.gainDb(2, 500) - askedDb(10)), POLL).toBeLessThan(1.5);
    await expect.poll(() => Math.abs(harness.gainDb(1, 700) - askedDb(10)), POLL).toBeLessThan(1.5);
    await expect.poll(() => Math.max(harness.gainDb(1, 500), harness.gainDb(2, 700)), POLL).toBeLessThan(UNHEARD_DB);
  });
});

describe('a mixer worker that dies', () => {
  it('interrupts only its own participants, and only briefly', async () => {
    const harness = await PoolHarness.start(2, 6);
    for (const slot of [1, 2, 3, 4, 5]) harness.join(slot, 0);
    harness.pool.setStatus(5, true, false);
    harness.startTone(1, 500);
    harness.startTone(2, 700);
    harness.startTone(5, 900);
    const [affected, unaffected] = [3, 4];
    await expect
      .poll(() => Math.min(harness.gainDb(affected, 500), harness.gainDb(unaffected, 700)), POLL)
      .toBeGreaterThan(HEARD_DB);

    const heardBefore = harness.soundTimestampsOf(affected).length;
    await harness.threads[0]?.terminate();
    await expect.poll(() => harness.problems, POLL).toEqual([expect.stringContaining('Mixer worker 1 of 2 ended')]);
    await expect.poll(() => harness.soundTimestampsOf(affected).length, POLL).toBeGreaterThan(heardBefore + 20);
    await expect.poll(() => harness.gainDb(affected, 500), POLL).toBeGreaterThan(HEARD_DB);

    // Both clocks keep running. The affected listener has a gap; the other only misses frames for which the machine had
    // no time.
    const steps = stepsOf(harness.soundTimestampsOf(affected));
    expect(steps.every((frames) => frames >= 1 && Number.isInteger(frames))).toBe(true);
    expect(Math.max(...steps)).toBeLessThan(250);
    const missingOfUnaffected = (): number =>
      stepsOf(harness.soundTimestampsOf(unaffected)).reduce((sum, frames) => sum + frames - 1, 0);
    await expect
      .poll(() => missingOfUnaffected() - (harness.statistics[1]?.missedFrames ?? 0), POLL)
      .toBeLessThanOrEqual(0);
    await expect.poll(() => harness.gainDb(affected, 900), POLL).toBeLessThan(UNHEARD_DB);
    expect([harness.deaths, harness.pool.restarts]).toEqual([[], 1]);
  });

  it('does not show silenced participants as talking', async () => {
    const harness = await PoolHarness.start(1, 2);
    harness.join(1, 0);
    harness.startTone(1, 500);
    await expect.poll(() => harness.pool.slots.isTalking(1), POLL).toBe(true);
    harness.stopTone(1);
    await harness.threads[0]?.terminate();
    await expect.poll(() => harness.pool.slots.isTalking(1), POLL).toBe(false);
  });

  it('handles joins and leaves while it is replaced', async () => {
    const harness = await PoolHarness.start(1, 4);
    for (const slot of [1, 2]) harness.join(slot, 0);
    await harness.threads[0]?.terminate();
    harness.join(3, 0);
    harness.pool.leave(2);
    harness.pool.setStatus(1, false, true);
    harness.startTone(1, 500);
    await expect.poll(() => harness.gainDb(3, 500), POLL).toBeGreaterThan(HEARD_DB);
    await expect.poll(() => harness.statistics.map(({ participants }) => participants), POLL).toEqual([2]);
    expect(harness.soundTimestampsOf(1)).toEqual([]);
  });

  it('is also terminated and replaced when it hangs', async () => {
    const hang = hangFirstWorker();
    const harness = await PoolHarness.start(1, 2);
    for (const slot of [1, 2]) harness.join(slot, 0);
    harness.startTone(1, 500);
    await expect.poll(() => harness.gainDb(2, 500), POLL).toBeGreaterThan(HEARD_DB);
    hang();
    await expect.poll(() => harness.problems, POLL).toEqual([expect.stringContaining('stopped responding')]);
    const heardBefore = harness.soundTimestampsOf(2).length;
    await expect.poll(() => harness.soundTimestampsOf(2).length, POLL).toBeGreaterThan(heardBefore);
  });

  it('ends the pool when it does so three times within a minute', async () => {
    const harness = await PoolHarness.start(1, 2);
    for (let count = 0; count < 3; count++) {
      await expect.poll(() => harness.threads.length, POLL).toBe(count + 1);
      await harness.threads[count]?.terminate();
    }
    await expect
      .poll(() => harness.deaths.map(({ message }) => message), POLL)
      .toEqual([expect.stringContaining('Mixer worker 1 of 1 ended 3 times within a minute')]);
    expect(harness.problems).toHaveLength(2);
  });
});

it('serves two hundred players who join at once', async () => {
  const harness = await PoolHarness.start(1, 200);
  for (let slot = 1; slot <= 200; slot++) harness.join(slot, 100 * slot);
  await expect
    .poll(
      () =>
        Array.from({ length: 200 }, (_, index) => harness.timestampsOf(index + 1).length).filter(
          (count) => count === 0,
        ),
      POLL,
    )
    .toEqual([]);
});
