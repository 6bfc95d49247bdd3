import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantId } from '../../../shared/model/participant.ts';
import { formatDay } from '../../i18n/format.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { ArrowIcon } from '../../ui/icons/sign-icons.tsx';
import { ExtraMessage } from './ExtraMessage.tsx';
import type { RenderExtra, TextExtra } from './text-extra.ts';
import { TextMessage, type MessageActions } from './TextMessage.tsx';
import { rowsOf, type ListRow } from './text-rows.ts';
import { isCurrent, type ShownText } from './text-store.ts';
import { useVirtualRows, type VirtualRows } from './use-virtual-rows.ts';

interface Props {
  readonly messages: readonly ShownText[];
  readonly newFrom: string | null;
  readonly unread: number;
  /** The log of the host that has the lobby now. */
  readonly log: string;
  /** Of everyone who is here. */
  readonly colors: ReadonlyMap<ParticipantId, number | null>;
  readonly names: readonly string[];
  readonly ownName: string;
  readonly actions: MessageActions;
  readonly extras: readonly TextExtra[];
  readonly renderExtra: RenderExtra;
  /** Whether the newest messages are in view. */
  readonly onAtEnd: (isAtEnd: boolean) => void;
}

/**
 * The messages, oldest first. Only those in view are drawn, so scrolling draws others, which are no news: a line of its
 * own announces what comes. The arrow keys move from message to message.
 */
export function TextList(props: Props): ReactNode {
  const { messages, newFrom, unread, extras, onAtEnd } = props;
  const { t } = useTranslation('text');
  const rows = useMemo(() => rowsOf(messages, newFrom, extras), [messages, newFrom, extras]);
  const keys = useMemo(() => rows.map(({ key }) => key), [rows]);
  const list = useVirtualRows(keys);
  const walk = useWalk(rows, list);
  const { isAtEnd, shown } = list;
  useEffect(() => onAtEnd(isAtEnd), [isAtEnd, onAtEnd]);
  return (
    <div className="text-list">
      <div
        className="text-scroller"
        ref={list.scroller}
        role="log"
        aria-live="off"
        aria-label={t('messages')}
        tabIndex={walk.current === null ? 0 : -1}
        onScroll={list.onScroll}
        onKeyDown={walk.onKeyDown}
        onFocus={walk.onFocus}
      >
        <div style={{ blockSize: shown.before }} />
        {rows.slice(shown.first, shown.end).map((row) => (
          <MeasuredRow key={row.key} rowKey={row.key} measure={list.measure}>
            <Row {...props} row={row} isTabStop={row.key === walk.current} />
          </MeasuredRow>
        ))}
        <div style={{ blockSize: shown.after }} />
      </div>
      {!isAtEnd && (
        <div className="text-latest">
          <div className="text-latest-card">
            <Button size="small" icon={<ArrowIcon />} onClick={list.toEnd}>
              {unread > 0 ? t('latestNew', { count: unread }) : t('latest')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

function Row({ row, isTabStop, ...props }: Props & { readonly row: ListRow; readonly isTabStop: boolean }): ReactNode {
  const { t, i18n } = useTranslation('text');
  if (row.type === 'day') return <p className="text-line">{formatDay(row.atMs, i18n.language)}</p>;
  if (row.type === 'new') return <p className="text-line text-line-new">{t('newMessages')}</p>;
  const { log, colors, names, ownName, actions, renderExtra } = props;
  const { isFirst } = row;
  if (row.type === 'extra')
    return (
      <ExtraMessage
        {...{ extra: row.extra, isFirst, isTabStop }}
        color={colors.get(row.extra.from) ?? null}
        onOpenAuthor={colors.has(row.extra.from) ? actions.onOpenAuthor : null}
      >
        {renderExtra(row.key)}
      </ExtraMessage>
    );
  const { message } = row;
  return (
    <TextMessage
      {...{ message, isFirst, isTabStop, names, ownName, actions }}
      canReact={isCurrent(message, log)}
      color={colors.get(message.from) ?? null}
      isAuthorHere={colors.has(message.from)}
    />
  );
}

interface MeasuredProps extends Pick<VirtualRows, 'measure'> {
  readonly rowKey: string;
  readonly children: ReactNode;
}

function MeasuredRow({ rowKey, measure, children }: MeasuredProps): ReactNode {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (element.current === null ? undefined : measure(rowKey, element.current)), [rowKey, measure]);
  return (
    <div ref={element} data-row={rowKey}>
      {children}
    </div>
  );
}

/** Moves the focus from message to message, also to those that are not drawn yet. */
function useWalk(rows: readonly ListRow[], { scroller, shown, toRow }: VirtualRows) {
  const [current, setCurrent] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  /** Whether the list was scrolled to the wanted row because it was not drawn. */
  const wasFar = useRef(false);
  const indexes = useMemo(
    () =>
      rows.flatMap((row, index) => (row.type === 'message' || row.type === 'extra' ? [{ key: row.key, index }] : [])),
    [rows],
  );
  // Each time other rows are drawn, the wanted one may be among them.
  useLayoutEffect(() => {
    const key = wanted.current;
    const row = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].find(
      (element) => element.dataset['row'] === key,
    );
    if (key === null || row === undefined) return;
    wanted.current = null;
    // It is in view already, which the browser does not know before the next layout.
    row.querySelector<HTMLElement>('.text-message')?.focus({ preventScroll: wasFar.current });
  }, [scroller, shown, current]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    // The arrow keys do not walk on the map here.
    if (event.key.startsWith('Arrow')) event.stopPropagation();
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Enter' && event.target instanceof Element && event.target.matches('.text-message')) {
      // The same key would choose the first item of the menu.
      event.preventDefault();
      event.target.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
      return;
    }
    const at = indexes.findIndex(({ key }) => key === current);
    const last = indexes.length - 1;
    const index = { ArrowUp: at < 0 ? last : at - 1, ArrowDown: at < 0 ? last : at + 1, Home: 0, End: last }[event.key];
    const target = index === undefined ? undefined : indexes[Math.max(0, Math.min(last, index))];
    if (target === undefined) return;
    event.preventDefault();
    wanted.current = target.key;
    setCurrent(target.key);
    wasFar.current = target.index < shown.first || target.index >= shown.end;
    if (wasFar.current) toRow(target.index);
  }
  function onFocus({ target }: { readonly target: EventTarget }): void {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
    if (row !== null) setCurrent(row.dataset['row'] ?? null);
  }
  // A tab stop that is not drawn would be no stop.
  const isDrawn = rows.slice(shown.first, shown.end).some(({ key }) => key === current);
  return { current: isDrawn ? current : null, onKeyDown, onFocus };
}
