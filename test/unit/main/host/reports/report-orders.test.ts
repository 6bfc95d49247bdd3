import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { carryOutReportOrder } from '../../../../../main/host/reports/report-orders.ts';
import { createReportParts } from '../../../../support/reports/report-lab.ts';
import { seal } from '../../../../support/reports/sealed-report.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'earshot-orders-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('lists, saves and deletes reports, and never overwrites a file', async () => {
  const parts = createReportParts();
  const sealed = seal();
  await parts.shelf.keep(sealed);
  const deleted: string[] = [];
  const run = (order: Parameters<typeof carryOutReportOrder>[0]) =>
    carryOutReportOrder(order, parts, (name) => deleted.push(name));
  const file = path.join(folder, 'a.ogg');
  expect(await run({ type: 'reports' })).toMatchObject({ rows: [{ report: 1 }] });
  expect(await run({ type: 'save-report', report: 1, file })).toEqual({ type: 'done', name: file });
  expect(await readFile(file)).toEqual(sealed.file);
  expect(await run({ type: 'save-report', report: 1, file })).toEqual({
    ...{ type: 'refused', code: 'not-saved' },
    name: `${file}: there is such a file already`,
  });
  expect(await run({ type: 'save-report', report: 1, file: path.join(folder, 'none', 'a.ogg') })).toMatchObject({
    ...{ code: 'not-saved', name: expect.stringContaining('there is no such file or folder') },
  });
  expect(await run({ type: 'save-report', report: 2, file: `${file}2` })).toMatchObject({ code: 'no-such-report' });
  expect(await run({ type: 'delete-report', report: 1 })).toEqual({ type: 'done', name: '1' });
  expect(deleted).toEqual(['Wren']);
  expect(await run({ type: 'delete-report', report: 1 })).toMatchObject({ code: 'no-such-report' });
});

it('finds nothing where the host takes no reports', async () => {
  expect(await carryOutReportOrder({ type: 'reports' }, undefined, () => undefined)).toEqual({
    type: 'reports',
    rows: [],
  });
});
