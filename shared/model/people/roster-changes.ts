import type { ParticipantId } from '../participant.ts';

/**
 * Returns the roster after a change: participants who left are removed, known ones get their new row in the old place,
 * new ones are appended. `Row` is whatever the caller keeps about a participant.
 */
export function applyRosterChanges<Row extends { readonly id: ParticipantId }>(
  rows: readonly Row[],
  changed: readonly Row[],
  left: readonly ParticipantId[],
): readonly Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const row of changed) byId.set(row.id, row);
  for (const id of left) byId.delete(id);
  return [...byId.values()];
}
