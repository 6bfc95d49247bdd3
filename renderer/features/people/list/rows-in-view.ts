import type { Participant, ParticipantId } from '../../../../shared/model/participant.ts';
import type { PeopleSection } from './people-sections.ts';

/** Heights of the list's lines, CSS pixels: rows out of view are not there to be measured. */
export const ROW_PX = 44;
export const TITLE_PX = 32;
const HEADING_PX = 44;

/** Up to this many rows are all there, as browsers and screen readers like it best. */
const MAX_WHOLE_ROWS = 50;

/** Rows beyond each edge of the view that are there already when you scroll to them. */
const SPARE_ROWS = 6;

/** A part of the list from top to bottom, CSS pixels from the list's beginning. */
export interface Span {
  readonly topPx: number;
  readonly bottomPx: number;
}

/** A row of a section, with its place among all rows of that section. */
export interface PlacedRow {
  readonly participant: Participant;
  readonly index: number;
}

/** Returns whether a list of this length shows only the rows in view. */
export function isPartial(rows: number): boolean {
  return rows > MAX_WHOLE_ROWS;
}

/**
 * Returns the rows of each section that have to be there: those in or near the view, and `kept` ones, which have the
 * focus or an open menu. `view` null = not known yet, so the first rows.
 */
export function rowsInView(
  sections: readonly PeopleSection[],
  view: Span | null,
  kept: ReadonlySet<ParticipantId>,
): readonly (readonly PlacedRow[])[] {
  const isWhole = !isPartial(sections.reduce((rows, { participants }) => rows + participants.length, 0));
  const { topPx, bottomPx } = view ?? { topPx: 0, bottomPx: ROW_PX * MAX_WHOLE_ROWS };
  let startPx = 0;
  return sections.map(({ title, heading, participants }) => {
    const titlePx = heading === undefined ? TITLE_PX : HEADING_PX;
    const rowsStartPx = startPx + (title === null ? 0 : titlePx);
    startPx = rowsStartPx + participants.length * ROW_PX;
    const first = Math.floor((topPx - rowsStartPx) / ROW_PX) - SPARE_ROWS;
    const last = Math.ceil((bottomPx - rowsStartPx) / ROW_PX) + SPARE_ROWS;
    return participants
      .map((participant, index) => ({ participant, index }))
      .filter(({ participant, index }) => isWhole || (index >= first && index < last) || kept.has(participant.id));
  });
}
