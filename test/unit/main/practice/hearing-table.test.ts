import { describe, expect, it } from 'vitest';
import { formatHearingTable } from '../../../../main/practice/hearing-table.ts';
import type { PlayerState } from '../../../../main/practice/practice-messages.ts';
import { ORIGIN_POSE } from '../../../../shared/model/pose.ts';
import { DEFAULT_PRESENCE, DEFAULT_TALK_STYLE } from '../../../../shared/model/presence.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';

const RULES = { ...DEFAULT_HEARING_RULES, law: 'linear', minMetres: 0, maxMetres: 20 } as const;

function player(name: string, xMetres: number, isTalking: boolean, heardLevelDb: number): PlayerState {
  return {
    name,
    pose: { ...ORIGIN_POSE, xMetres },
    presence: DEFAULT_PRESENCE,
    talkStyle: DEFAULT_TALK_STYLE,
    isTalking,
    heardLevelDb,
  };
}

describe('formatHearingTable', () => {
  it('shows the gain by the rules, talkers, players out of range, and what is heard', () => {
    const lines = formatHearingTable(
      [player('Fox', 0, false, -30.4), player('Owl', 10, true, -120), player('Hare', 31, false, -120)],
      RULES,
      'playing',
    );
    expect(lines[0]).toMatch(/hears +Fox +▶Owl +Hare +heard now/);
    expect(lines[1]).toMatch(/^Fox +— +\*-6 dB +· +.  -30 dBFS$/);
    expect(lines[3]).toMatch(/^Hare +· +· +— +·  silence$/);
  });
});
