import { expect, it } from 'vitest';
import { GATHER_STATE_MS, StateReporter } from '../../../../main/host/state-reporter.ts';
import type { LobbyState } from '../../../../shared/protocol/lobby-state.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

function createReporter() {
  const clock = new ManualClock();
  const lab = { version: 0, reported: [] as number[] };
  const reporter = new StateReporter({
    schedule: clock.schedule,
    snapshot: () => ({ version: lab.version }) as LobbyState,
    report: ({ version }) => lab.reported.push(version),
  });
  const change = (): void => {
    lab.version += 1;
    reporter.noteChange();
  };
  return { clock, lab, reporter, change };
}

it('reports changes that come together once, as they are by then', () => {
  const { clock, lab, change } = createReporter();
  change();
  clock.advance(GATHER_STATE_MS - 1);
  change();
  change();
  expect(lab.reported).toEqual([]);
  clock.advance(1);
  expect(lab.reported).toEqual([3]);
  clock.advance(60_000);
  expect(lab.reported).toEqual([3]);
  change();
  clock.advance(GATHER_STATE_MS);
  expect(lab.reported).toEqual([3, 4]);
});

it('reports the last state at once when the lobby ends, and nothing of its end', () => {
  const { clock, lab, reporter, change } = createReporter();
  change();
  reporter.finish();
  expect(lab.reported).toEqual([1]);
  change();
  reporter.finish();
  clock.advance(60_000);
  expect([lab.reported, clock.pending]).toEqual([[1], 0]);
});
