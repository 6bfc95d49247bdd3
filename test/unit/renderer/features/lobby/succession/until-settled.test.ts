import { expect, it } from 'vitest';
import { untilSettled } from '../../../../../../renderer/features/lobby/succession/until-settled.ts';
import { ManualClock } from '../../../../../support/manual-clock.ts';

/** Lets time pass until the ear may go to the next host. `isMixing`: whether the former one does at a time. */
async function settle(isMixing: (nowMs: number) => boolean): Promise<number> {
  const clock = new ManualClock();
  clock.advance(10_000);
  const startMs = clock.nowMs();
  const former = { lastSignMs: isMixing(0) ? startMs : startMs - 700 };
  let settledMs: number | undefined;
  void untilSettled(former, clock).then(() => (settledMs = clock.nowMs() - startMs));
  for (let passedMs = 0; passedMs < 5_000 && settledMs === undefined; passedMs += 10) {
    clock.advance(10);
    if (isMixing(passedMs)) former.lastSignMs = clock.nowMs();
    await Promise.resolve();
  }
  return settledMs ?? Infinity;
}

it('waits a second while the former host mixes', async () => {
  expect(await settle(() => true)).toBe(1_000);
});

it('does not wait for a host that is dead, and not longer than that for one that dies meanwhile', async () => {
  expect(await settle(() => false)).toBeLessThan(50);
  expect(await settle((nowMs) => nowMs < 200)).toBe(800);
});
