import { audibleMsOf } from '../../../shared/model/people/report.ts';
import { MAX_HEARD_ROWS, MAX_REPORT_ROWS, type ReportRow } from '../../../shared/protocol/people/report-messages.ts';
import type { KeptReport } from './report-folder.ts';

/** Clients accept messages of 64 KiB; what is around the rows has less than 100 bytes. */
const MAX_ROWS_BYTES = 60_000;

/** Describes a report for those who decide about it. `wallMs`: the time of day now. */
export function reportRow({ number, report }: KeptReport, wallMs: number): ReportRow {
  const { sentAt, reporter, reported, reason, text, audio, people } = report;
  const totals = audibleMsOf(report);
  const heard = people
    .map(({ name }, index): [string, number] => [name, Math.round((totals[index] ?? 0) / 100) / 10])
    .sort(([, a], [, b]) => b - a);
  return {
    ...{ report: number, reporter, reported, reason, text },
    agoSeconds: Math.max(0, Math.round((wallMs - Date.parse(sentAt)) / 1_000)),
    seconds: Math.round(audio.durationMs / 100) / 10,
    heard: heard.slice(0, MAX_HEARD_ROWS),
  };
}

/** Returns the latest reports, as many as a client accepts in one message, the oldest of them first. */
export function latestRows(kept: readonly KeptReport[], wallMs: number): ReportRow[] {
  const rows: ReportRow[] = [];
  let bytes = 0;
  for (const one of kept.slice(-MAX_REPORT_ROWS).toReversed()) {
    const row = reportRow(one, wallMs);
    bytes += Buffer.byteLength(JSON.stringify(row)) + 1;
    if (bytes > MAX_ROWS_BYTES) break;
    rows.unshift(row);
  }
  return rows;
}
