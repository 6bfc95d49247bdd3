import type { ParticipantId } from './participant.ts';

/**
 * The roster after a change: who has left is out, who is known has the new row in the old place, who is new comes last.
 * `Row` is whatever is kept of a participant.
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
