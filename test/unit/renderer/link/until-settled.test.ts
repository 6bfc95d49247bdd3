import { expect, it } from 'vitest';
import { untilSettled } from '../../../../renderer/link/until-settled.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

/** Lets time pass until the ear may go to the next host. `isMixing`: whether the former one does at a time. */
async function settle(isMixing: (nowMs: number) => boolean) {
  const clock = new ManualClock();
  clock.advance(10_000);
  const startMs = clock.nowMs();
  const former = { lastSignMs: isMixing(0) ? startMs : startMs - 700 };
  let settledMs: number | undefined;
  let isMixingStill: boolean | undefined;
  void untilSettled(former, clock).then((answer) => {
    isMixingStill = answer;
    settledMs = clock.nowMs() - startMs;
  });
  for (let passedMs = 0; passedMs < 5_000 && settledMs === undefined; passedMs += 10) {
    clock.advance(10);
    if (isMixing(passedMs)) former.lastSignMs = clock.nowMs();
    await Promise.resolve();
  }
  return { settledMs: settledMs ?? Infinity, isMixingStill };
}

it('waits a second while the former host mixes', async () => {
  expect(await settle(() => true)).toEqual({ settledMs: 1_000, isMixingStill: true });
});

it('does not wait for a host that is dead, and not longer than that for one that dies meanwhile', async () => {
  expect(await settle(() => false)).toEqual({ settledMs: 10, isMixingStill: false });
  expect(await settle((nowMs) => nowMs < 200)).toEqual({ settledMs: 800, isMixingStill: false });
});
