import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import type { ParticipantId } from '../../../../shared/model/participant.ts';
import { tipIfCut } from '../../../ui/floating/tip-if-cut.ts';
import { rowByKey } from './walk-rows.ts';
import { idsOf, PLAYER_FORMAT, type PeopleSection } from './people-sections.ts';
import { isPartial, rowsInView, type PlacedRow } from './rows-in-view.ts';
import { useViewSpan } from './use-view-span.ts';
import '../people.css';
import './people-sections.css';

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
        {sections.map((section, index) => (
          <DropPlace key={section.id} onDrop={section.onDrop}>
            <Title section={section} titleId={`${titleId}${section.id}`} />
            <ul
              className="people-list"
              aria-labelledby={section.title === null ? undefined : `${titleId}${section.id}`}
              style={{ '--row-count': section.participants.length } as CSSProperties}
            >
              {rows[index]?.map((row) => children(row, isPart ? section.participants.length : null))}
            </ul>
          </DropPlace>
        ))}
      </div>
    </div>
  );
}

/** The title of a section, or what stands in its place. */
function Title({ section, titleId }: { readonly section: PeopleSection; readonly titleId: string }): ReactNode {
  const { title, heading, end, participants } = section;
  if (title === null) return null;
  if (heading !== undefined)
    return (
      <div className="people-heading">
        <h3 id={titleId} className="visually-hidden">
          {title}
        </h3>
        {heading}
      </div>
    );
  return (
    <div className="people-title">
      <h3 id={titleId} onPointerEnter={tipIfCut}>
        {title}
      </h3>
      <span className="people-count">{participants.length}</span>
      <span className="people-title-end">{end}</span>
    </div>
  );
}

interface DropPlaceProps {
  /** undefined = nobody can be dragged here. */
  readonly onDrop: ((id: ParticipantId) => void) | undefined;
  readonly children: ReactNode;
}

/** A section, into which players can be dragged if it takes them. */
function DropPlace({ onDrop, children }: DropPlaceProps): ReactNode {
  const [isOver, setOver] = useState(false);
  if (onDrop === undefined) return <div>{children}</div>;
  const accept = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes(PLAYER_FORMAT)) return;
    event.preventDefault();
    setOver(true);
  };
  return (
    <div
      className="people-drop"
      data-over={isOver}
      onDragEnter={accept}
      onDragOver={accept}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const id = Number(event.dataTransfer.getData(PLAYER_FORMAT));
        if (Number.isSafeInteger(id) && id > 0) onDrop(id);
      }}
    >
      {children}
    </div>
  );
}

function idOfRow(element: Element | null): ParticipantId | null {
  const row = element?.closest<HTMLElement>('.person');
  return row === null || row === undefined ? null : Number(row.dataset['id']);
}
