import { writeFile } from 'node:fs/promises';
import { describeFileError } from '../../../shared/describe-file-error.ts';
import type { OrderOutcome, ReportOrder } from '../host-order.ts';
import type { ReportParts } from './report-parts.ts';
import { reportRow } from './report-rows.ts';

/**
 * Carries out what the person who runs the host orders about reports; they see all of them. `reports`: undefined = the
 * host takes none. `onDeleted`: a report about the player with this name was deleted.
 */
export async function carryOutReportOrder(
  order: ReportOrder,
  reports: Pick<ReportParts, 'shelf' | 'wallMs'> | undefined,
  onDeleted: (name: string) => void,
): Promise<OrderOutcome> {
  if (reports === undefined) return { type: 'reports', rows: [] };
  const { shelf, wallMs } = reports;
  await shelf.ready;
  if (order.type === 'reports') return { type: 'reports', rows: shelf.all.map((kept) => reportRow(kept, wallMs())) };
  const name = String(order.report);
  const kept = shelf.get(order.report);
  if (kept === undefined) return { type: 'refused', code: 'no-such-report', name };
  if (order.type === 'save-report') return save(order.file, await shelf.read(order.report), name);
  shelf.remove(order.report);
  onDeleted(kept.report.reported.name);
  return { type: 'done', name };
}

/** Writes a file that is not there yet, for its owner only. */
async function save(path: string, file: Uint8Array | undefined, name: string): Promise<OrderOutcome> {
  if (file === undefined) return { type: 'refused', code: 'no-such-report', name };
  try {
    await writeFile(path, file, { flag: 'wx', mode: 0o600 });
    return { type: 'done', name: path };
  } catch (error) {
    const isThere = (error as { readonly code?: unknown }).code === 'EEXIST';
    const why = isThere ? 'there is such a file already' : describeFileError(error);
    return { type: 'refused', code: 'not-saved', name: `${path}: ${why}` };
  }
}
