import type { Schedule } from '../../../../shared/schedule.ts';
import { NO_CHANGE, type RosterChange } from './roster-change.ts';

/** Players who come within this time share one line. */
const GATHER_MS = 1_000;

/** The least time between two lines: a lobby of hundreds always has somebody who comes. */
const PAUSE_MS = 4_000;

export interface NewsCollector {
  add(change: RosterChange): void;
  /** Drops what has not been said: you have left. */
  clear(): void;
}

/**
 * Gathers who came, left and came back, so that several share one line. A player who comes and leaves at once is no
 * news.
 */
export function createNewsCollector(schedule: Schedule, say: (change: RosterChange) => void): NewsCollector {
  let gathered = NO_CHANGE;
  let cancel: (() => void) | undefined;
  let isPausing = false;

  function isEmpty({ joined, left, back }: RosterChange): boolean {
    return joined.length + left.length + back.length === 0;
  }

  function tell(): void {
    const change = gathered;
    gathered = NO_CHANGE;
    isPausing = !isEmpty(change);
    cancel = isPausing ? schedule(tell, PAUSE_MS) : undefined;
    if (isPausing) say(change);
  }

  return {
    add(change) {
      if (isEmpty(change)) return;
      gathered = merge(gathered, change);
      if (!isPausing) cancel ??= schedule(tell, GATHER_MS);
    },
    clear() {
      cancel?.();
      cancel = undefined;
      isPausing = false;
      gathered = NO_CHANGE;
    },
  };
}

function merge(before: RosterChange, next: RosterChange): RosterChange {
  const cameAndWent = next.left.filter((name) => before.joined.includes(name));
  return {
    joined: [...before.joined.filter((name) => !cameAndWent.includes(name)), ...next.joined],
    left: [...before.left, ...next.left.filter((name) => !cameAndWent.includes(name))],
    back: [...before.back.filter((name) => !next.left.includes(name)), ...next.back],
  };
}
