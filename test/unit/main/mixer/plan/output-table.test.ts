import { expect, it } from 'vitest';
import { BINAURAL, LEFT_EAR, OutputTable, STEREO } from '../../../../../main/mixer/plan/output-table.ts';

it('begins in stereo at full width, and goes back to that', () => {
  const table = new OutputTable(2);
  expect([table.modes[1], table.widths[1]]).toEqual([STEREO, 1]);
  table.set(1, { mode: 'left', widthPercent: 40 });
  expect([table.modes[1], table.widths[1], table.modes[2]]).toEqual([LEFT_EAR, 0.4, STEREO]);
  table.clear(1);
  expect([table.modes[1], table.widths[1]]).toEqual([STEREO, 1]);
});

it('knows whether anybody hears binaurally, however often a choice is repeated', () => {
  const table = new OutputTable(2);
  const binaural = { mode: 'binaural', widthPercent: 100 } as const;
  table.set(1, binaural);
  table.set(1, binaural);
  table.set(2, binaural);
  expect([table.hasBinaural, table.modes[2]]).toEqual([true, BINAURAL]);
  table.set(1, { mode: 'mono', widthPercent: 100 });
  expect(table.hasBinaural).toBe(true);
  table.clear(2);
  table.clear(2);
  expect(table.hasBinaural).toBe(false);
});
