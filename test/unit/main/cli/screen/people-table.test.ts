import { describe, expect, it } from 'vitest';
import { formatPeople, type TablePerson } from '../../../../../main/cli/screen/people-table.ts';
import { paint } from '../../../../../main/cli/screen/styled-line.ts';
import { textWidth } from '../../../../../main/cli/screen/text-width.ts';

const ADA: TablePerson = {
  ...{ id: 1, name: 'Ada', isTalking: true, isMuted: false, isDeafened: false, isAway: false },
  ...{ levelDb: -18, pingMs: 24.4, place: '12, 64, -3  in Nether  group Red' },
};
const BOB: TablePerson = { ...ADA, id: 2, name: 'Bob', isTalking: false, levelDb: -120, pingMs: null, place: '' };
const SIZE = { columns: 80, rows: 10, hasBlocks: true };

const linesOf = (people: readonly TablePerson[], size: Partial<typeof SIZE> = {}): readonly string[] =>
  formatPeople(people, { ...SIZE, ...size }).map((line) => paint(line, false).trimEnd());

describe('the table of people', () => {
  it('shows who talks, how loud, and where everybody is', () => {
    expect(linesOf([ADA, BOB])).toEqual([
      'NAME  STATE     LEVEL       PING     WHERE',
      'Ada   talking   ███████···  24 ms    12, 64, -3  in Nether  group Red',
      'Bob   quiet     ··········',
    ]);
  });

  it('draws bars without block characters where there are none', () => {
    expect(linesOf([ADA], { hasBlocks: false })[1]).toContain('#######...');
  });

  it.each([
    [{ isAway: true }, 'away'],
    [{ isMuted: true, isDeafened: true }, 'deafened'],
    [{ isMuted: true }, 'muted'],
  ])('says for %j: %s', (state, word) => {
    expect(linesOf([{ ...ADA, ...state }])[1]).toContain(word);
  });

  it('says how much quieter voices are heard, where that is known', () => {
    const [head, near, far] = linesOf([
      { ...ADA, gainDb: -0.2 },
      { ...BOB, gainDb: -120 },
    ]);
    expect([head, near, far]).toEqual([
      expect.stringContaining('HEARD'),
      expect.stringContaining('  0 dB '),
      expect.stringContaining('silent'),
    ]);
  });

  it('shows as many as fit, and says how many are left', () => {
    const crowd = Array.from({ length: 200 }, (_, id) => ({ ...BOB, id, name: `Player ${id}` }));
    const lines = linesOf(crowd, { rows: 20 });
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('and 181 more');
  });

  it.each([100, 80, 60, 40, 24])('fits into %i columns, whatever strangers are called', (columns) => {
    const names = ['\u001b[2Jred', 'a\nb', '\u202eevil', '日本語'.repeat(10), '🇪🇸🇫🇷', 'שלום', 'x'.repeat(32)];
    const people = names.map((name, id) => ({ ...ADA, id, name, place: `in ${name}` }));
    for (const line of linesOf(people, { columns })) {
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(textWidth(line)).toBeLessThanOrEqual(columns);
    }
  });

  it('keeps a word between a name from right to left and the numbers', () => {
    expect(linesOf([{ ...ADA, name: 'שלום' }])[1]).toMatch(/^שלום {2}talking/);
  });
});
