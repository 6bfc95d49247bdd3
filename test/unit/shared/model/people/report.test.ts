import * as v from 'valibot';
import { expect, it } from 'vitest';
import {
  audibleMsOf,
  MAX_REPORT_TEXT_LENGTH,
  parseReport,
  reportTextSchema,
} from '../../../../../shared/model/people/report.ts';

const REPORT = {
  format: 1,
  lobby: { id: 'a', name: 'Cellar', rules: 'r'.repeat(43) },
  sentAt: '2026-12-01T01:40:12.345Z',
  lobbyMs: 1,
  reporter: { id: 7, name: 'Robin', identity: '' },
  reported: { id: 9, name: 'Wren', identity: 'w'.repeat(22) },
  reason: 'noise',
  text: '',
  audio: { sha256: 's'.repeat(43), durationMs: 30_000, packets: 1_504 },
  people: [{ id: 9, name: 'Wren', identity: 'w'.repeat(22) }],
  audible: [
    [0, 200, 1_400, -24],
    [0, 2_000, 2_200, -30],
  ],
};

it('parses a report, and nothing that is not quite one', () => {
  const report = parseReport(REPORT);
  expect(report).toEqual(REPORT);
  expect(report && audibleMsOf(report)).toEqual([1_400]);
  for (const change of [
    { format: 2 },
    { reason: 'because' },
    { sentAt: 'yesterday' },
    { lobbyMs: -1 },
    { audio: { ...REPORT.audio, sha256: 'short' } },
    { reported: { ...REPORT.reported, identity: 'x' } },
    { audible: [[0, 1, 2]] },
    { text: 'x'.repeat(301) },
  ])
    expect(parseReport({ ...REPORT, ...change }), JSON.stringify(change)).toBeUndefined();
});

it('shows words without what hides or reverses them', () => {
  expect(v.parse(reportTextSchema, '  Loud \u202emusic\n\n again ')).toBe('Loud music again');
  expect(v.safeParse(reportTextSchema, 'x'.repeat(MAX_REPORT_TEXT_LENGTH)).success).toBe(true);
  expect(v.safeParse(reportTextSchema, 'x'.repeat(MAX_REPORT_TEXT_LENGTH + 1)).success).toBe(false);
});
