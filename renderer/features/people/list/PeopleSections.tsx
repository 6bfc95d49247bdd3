import { useId, useLayoutEffect, useRef, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import type { ParticipantId } from '../../../../shared/model/participant.ts';
import { tipIfCut } from '../../../ui/floating/tip-if-cut.ts';
import { rowByKey } from '../row/walk-rows.ts';
import { idsOf, type PeopleSection } from './people-sections.ts';
import { isPartial, rowsInView, type PlacedRow } from './rows-in-view.ts';
import { useViewSpan } from './use-view-span.ts';
import '../people.css';

interface Props {
  readonly sections: readonly PeopleSection[];
  /** The row that Tab reaches. */
  readonly currentId: ParticipantId | null;
  /** Other rows that must stay in the page: one in use, or one with an open menu. */
  readonly keptIds: readonly (ParticipantId | null)[];
  readonly onCurrent: (id: ParticipantId) => void;
  /** Draws a row. `setSize`: how many rows its section has, where not all of them are in the page. */
  readonly children: (row: PlacedRow, setSize: number | null) => ReactNode;
}

/**
 * Lists players in sections. Of a long list, only the rows in view are in the page. The arrow keys, PageUp, PageDown,
 * Home and End move between all of them.
 */
export function PeopleSections({ sections, currentId, keptIds, onCurrent, children }: Props): ReactNode {
  const content = useRef<HTMLDivElement>(null);
  const wanted = useRef<ParticipantId | null>(null);
  const titleId = useId();
  const ids = idsOf(sections);
  const isPart = isPartial(ids.length);
  const view = useViewSpan(content, isPart);
  const kept = new Set([currentId, ...keptIds].filter((id) => id !== null));
  const rows = rowsInView(sections, view, kept);
  const focusRow = (id: ParticipantId): boolean => {
    const button = content.current?.querySelector<HTMLElement>(`[data-id="${id}"] .person-more`);
    button?.focus();
    return button !== null && button !== undefined;
  };
  useLayoutEffect(() => {
    if (wanted.current !== null && focusRow(wanted.current)) wanted.current = null;
  });
  function walk(event: KeyboardEvent<HTMLElement>): void {
    // The arrow keys do not walk on the map here.
    if (event.key.startsWith('Arrow')) event.stopPropagation();
    const from = idOfRow(document.activeElement);
    const target = from === null ? undefined : rowByKey(event, event.target instanceof HTMLInputElement, ids, from);
    if (target === undefined) return;
    event.preventDefault();
    if (focusRow(target)) return;
    // A row out of view is in the page as soon as it is the current one.
    wanted.current = target;
    onCurrent(target);
  }
  return (
    <div
      className="people-rows"
      onKeyDown={walk}
      onFocus={({ target }) => {
        const id = idOfRow(target);
        if (id !== null) onCurrent(id);
      }}
    >
      <div ref={content}>
        {sections.map(({ id, title, participants, end }, index) => (
          <div key={id}>
            {title !== null && (
              <div className="people-title">
                <h3 id={`${titleId}${id}`} onPointerEnter={tipIfCut}>
                  {title}
                </h3>
                <span className="people-count">{participants.length}</span>
                <span className="people-title-end">{end}</span>
              </div>
            )}
            <ul
              className="people-list"
              aria-labelledby={title === null ? undefined : `${titleId}${id}`}
              style={{ '--row-count': participants.length } as CSSProperties}
            >
              {rows[index]?.map((row) => children(row, isPart ? participants.length : null))}
            </ul>
          </div>
        ))}
      </div>
    </div>
  );
}

function idOfRow(element: Element | null): ParticipantId | null {
  const row = element?.closest<HTMLElement>('.person');
  return row === null || row === undefined ? null : Number(row.dataset['id']);
}
