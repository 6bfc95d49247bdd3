import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES } from '../../../shared/audio-format.ts';
import { distanceGain } from '../../../shared/spatial/distance-gain.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { gainToDb } from '../../../shared/units.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { PoolHarness } from '../../support/mixer/mixer-pool-harness.ts';

/** Time until a change is audible: through the playout buffer, and out of the measuring window. */
const SETTLED_MS = 600;
const STATISTICS_MS = 1_000;
const UNHEARD_DB = -50;
const askedDb = (metres: number): number => gainToDb(distanceGain(metres, DEFAULT_HEARING_RULES));

/** Two workers in virtual time, with a participant at the origin in each of the first slots. */
async function open(participants: number) {
  const clock = new ManualClock();
  const harness = await PoolHarness.startOn(clock, 2, 4);
  for (let slot = 1; slot <= participants; slot++) harness.join(slot, 0);
  return { clock, harness };
}

describe('a pool of two mixer workers', () => {
  it('lets the other worker hear a voice at most one tick later than its own', async () => {
    const { clock, harness } = await open(3);
    const [otherWorker, sameWorker] = [2, 3];
    clock.advance(SETTLED_MS);
    harness.startTone(1, 500);
    clock.advance(SETTLED_MS);
    const [first = 0] = harness.soundTimestampsOf(sameWorker);
    const [firstOfOther = 0] = harness.soundTimestampsOf(otherWorker);
    const extraFrames = (firstOfOther - first) / FRAME_SAMPLES;
    expect(extraFrames).toBeGreaterThanOrEqual(0);
    expect(extraFrames).toBeLessThanOrEqual(1);
  });

  it('silences players without a pose for everyone, whatever their worker', async () => {
    const { clock, harness } = await open(3);
    harness.startTone(1, 500);
    clock.advance(SETTLED_MS);
    for (const listener of [2, 3]) expect(harness.gainDb(listener, 500)).toBeCloseTo(0, 0);
    harness.pool.slots.clear(1);
    clock.advance(SETTLED_MS);
    for (const listener of [2, 3]) expect(harness.gainDb(listener, 500)).toBeLessThan(UNHEARD_DB);
  });

  it("hears a player who takes over a slot from another worker at the new player's position", async () => {
    const { clock, harness } = await open(3);
    harness.startTone(3, 500);
    clock.advance(SETTLED_MS);
    expect(harness.gainDb(1, 500)).toBeCloseTo(0, 0);
    // Slot 3 was with the first worker; now the second has fewer.
    harness.pool.leave(3);
    harness.pool.leave(2);
    harness.join(3, 10);
    clock.advance(STATISTICS_MS);
    expect(harness.statistics.map(({ participants }) => participants)).toEqual([1, 1]);
    expect(harness.gainDb(1, 500)).toBeCloseTo(askedDb(10), 0);
  });

  it("reports each worker's statistics", async () => {
    const { clock, harness } = await open(3);
    clock.advance(STATISTICS_MS);
    expect(harness.statistics.map(({ worker, participants }) => [worker, participants])).toEqual([
      [0, 2],
      [1, 1],
    ]);
  });
});
