import { expect, it } from 'vitest';
import { latestRows, reportRow } from '../../../../../main/host/reports/report-rows.ts';
import { MAX_REPORT_ROWS } from '../../../../../shared/protocol/people/report-messages.ts';
import { seal, UNSEALED } from '../../../../support/reports/sealed-report.ts';

const SENT_MS = Date.parse(UNSEALED.sentAt);

it('says who was audible for how long, the longest first', () => {
  const people = ['Wren', 'Ada'].map((name, id) => ({ id: id + 1, name, identity: '' }));
  const { report } = seal({
    people,
    audible: [
      [0, 0, 200, -20],
      [1, 0, 1_240, -30],
      [0, 600, 800, -20],
    ],
  });
  expect(reportRow({ number: 4, report, bytes: 1 }, SENT_MS + 61_400)).toMatchObject({
    ...{ report: 4, agoSeconds: 61, seconds: 1.9 },
    heard: [
      ['Ada', 1.2],
      ['Wren', 0.4],
    ],
  });
  expect(reportRow({ number: 4, report, bytes: 1 }, SENT_MS - 5_000).agoSeconds).toBe(0);
});

it('leaves out what a message has no room for, the oldest first', () => {
  const { report } = seal();
  const many = Array.from({ length: 300 }, (_, index) => ({ number: index + 1, report, bytes: 1 }));
  const rows = latestRows(many, SENT_MS);
  expect([rows.length, rows.at(-1)?.report]).toEqual([MAX_REPORT_ROWS, 300]);
  const long = seal({ text: '🦊'.repeat(150), reporter: { id: 1, name: '👩‍👩‍👧‍👦'.repeat(20), identity: '' } }).report;
  const large = latestRows(
    many.map((kept) => ({ ...kept, report: long })),
    SENT_MS,
  );
  expect(Buffer.byteLength(JSON.stringify(large))).toBeLessThan(65_000);
  expect(large.at(-1)?.report).toBe(300);
});
