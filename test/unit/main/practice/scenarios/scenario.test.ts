import { describe, expect, it } from 'vitest';
import { createScenarioScript } from '../../../../../main/practice/scenarios/scenario.ts';
import { TURN_GAP_MS, TURN_MS } from '../../../../../main/practice/talk-schedule.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';

const SETTLE_MS = 1_000;
const SLOT_MS = TURN_MS + TURN_GAP_MS;

const script = createScenarioScript({
  rules: DEFAULT_HEARING_RULES,
  stretches: [
    { title: 'Walk', phase: 'playing', players: [{ at: [0, 0], walksTo: [3, 4] }, { at: null }], speakers: [0] },
    {
      title: 'Meeting',
      phase: 'meeting',
      players: [{ at: [3, 4] }, { at: [1, 1], presence: { state: 'dead' }, talk: { voice: 'whisper' } }],
      speakers: [1, 0],
    },
  ],
});
const WALK_END_MS = SETTLE_MS + SLOT_MS;
const talkers = (timeMs: number): number[] => [0, 1].filter((player) => script.talks(player, timeMs));

describe('createScenarioScript', () => {
  it('plays one stretch after another, and repeats', () => {
    expect([script.playerCount, script.durationMs]).toEqual([2, WALK_END_MS + SETTLE_MS + 2 * SLOT_MS]);
    expect(
      [0, WALK_END_MS - 20, WALK_END_MS, script.durationMs - 20, script.durationMs].map((timeMs) =>
        script.stretchAt(timeMs),
      ),
    ).toEqual([0, 0, 1, 1, 0]);
  });

  it('lets each speaker of a stretch talk alone, once the changes have taken effect', () => {
    expect([0, SETTLE_MS - 20, SETTLE_MS, SETTLE_MS + TURN_MS - 20, SETTLE_MS + TURN_MS].map(talkers)).toEqual([
      [],
      [],
      [0],
      [0],
      [],
    ]);
    expect([0, SETTLE_MS, SETTLE_MS + SLOT_MS].map((timeMs) => talkers(WALK_END_MS + timeMs))).toEqual([[], [1], [0]]);
  });

  it('walks from place to place, looking ahead', () => {
    expect(script.playerAt(0, WALK_END_MS / 2).pose).toEqual({
      xMetres: 1.5,
      yMetres: 0,
      zMetres: 2,
      yawRadians: Math.atan2(3, 4),
    });
    expect(script.playerAt(0, WALK_END_MS).pose).toMatchObject({ xMetres: 3, zMetres: 4 });
  });

  it("uses what a player's part says, and defaults for the rest", () => {
    expect(script.playerAt(1, 0)).toMatchObject({
      pose: null,
      presence: { state: 'alive' },
      talkStyle: { voice: 'normal' },
    });
    expect(script.playerAt(1, WALK_END_MS)).toMatchObject({
      presence: { state: 'dead', world: '' },
      talkStyle: { voice: 'whisper', to: 'nearby' },
    });
  });
});
