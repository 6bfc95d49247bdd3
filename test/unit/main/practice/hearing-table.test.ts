import { describe, expect, it } from 'vitest';
import { formatHearingTable } from '../../../../main/practice/hearing-table.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';

const RULES = { ...DEFAULT_HEARING_RULES, law: 'linear', minMetres: 0, maxMetres: 20 } as const;

describe('formatHearingTable', () => {
  it('shows gain by distance, talkers, who is out of range, and what is heard', () => {
    const lines = formatHearingTable(
      [
        { name: 'Fox', xMetres: 0, zMetres: 0, isTalking: false, heardLevelDb: -30.4 },
        { name: 'Owl', xMetres: 10, zMetres: 0, isTalking: true, heardLevelDb: -120 },
        { name: 'Hare', xMetres: 31, zMetres: 0, isTalking: false, heardLevelDb: -120 },
      ],
      RULES,
    );
    expect(lines[0]).toMatch(/hears +Fox +▶Owl +Hare +heard now/);
    expect(lines[1]).toMatch(/^Fox +— +\*-6 dB +· +.  -30 dBFS$/);
    expect(lines[3]).toMatch(/^Hare +· +· +— +·  silence$/);
  });
});
