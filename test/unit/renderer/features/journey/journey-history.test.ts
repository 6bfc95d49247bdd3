import { describe, expect, it } from 'vitest';
import {
  highestTotalMs,
  HISTORY_READINGS,
  JourneyHistory,
  known,
} from '../../../../../renderer/features/journey/journey-history.ts';
import { UNKNOWN_JOURNEY } from '../../../../../renderer/features/journey/journey-stages.ts';

const spoken = (playout: number) => ({ ...UNKNOWN_JOURNEY, playout, mix: 1 });

describe('the history of a journey', () => {
  it('keeps the last minute, oldest first', () => {
    const history = new JourneyHistory();
    for (let second = 0; second < 75; second++) history.add(spoken(second));
    expect(history.readings).toHaveLength(HISTORY_READINGS);
    expect([history.of('playout')[0], history.of('playout').at(-1)]).toEqual([15, 74]);
    history.clear();
    expect(history.readings).toEqual([]);
  });

  it('knows the lowest and highest sum among the seconds with speech', () => {
    const history = new JourneyHistory();
    expect(history.range()).toBeNull();
    history.add({ ...UNKNOWN_JOURNEY, mix: 1 });
    expect(history.range()).toBeNull();
    for (const playout of [12, 30, 11]) history.add(spoken(playout));
    expect(history.range()).toEqual({ lowestMs: 12, highestMs: 31 });
    expect(highestTotalMs(history.readings)).toBe(31);
    expect(known(history.of('playout'))).toEqual([12, 30, 11]);
  });
});
