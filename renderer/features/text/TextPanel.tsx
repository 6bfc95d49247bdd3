import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import { EmptyState } from '../../ui/display/EmptyState.tsx';
import { Notice } from '../../ui/display/Notice.tsx';
import { TextIcon } from '../../ui/icons/action-icons.tsx';
import { Composer } from './compose/Composer.tsx';
import { DeleteMessageDialog } from './DeleteMessageDialog.tsx';
import { MessageMenu } from './MessageMenu.tsx';
import { targetOptions } from './compose/target-options.ts';
import type { TextController } from './text-controller.ts';
import { TextList } from './TextList.tsx';
import type { RenderExtra, TextExtra } from './text-extra.ts';
import type { MessageActions } from './TextMessage.tsx';
import { isCurrent, type ShownText, type TextStore } from './text-store.ts';
import './text.css';

export interface TextPanelProps {
  readonly store: TextStore;
  readonly controller: TextController;
  readonly participants: readonly Participant[];
  readonly ownId: ParticipantId | null;
  /** Your team and your group; '' = none. */
  readonly team: string;
  readonly group: string;
  /** Whether it has a title of its own, and no tab that says what it is. */
  readonly hasTitle: boolean;
  /** Whether your role may write, and delete the messages of others. */
  readonly mayWrite: boolean;
  readonly mayDelete: boolean;
  /** Why you may not write if it is not your role; '' = it is. */
  readonly readOnlyReason: string;
  readonly isBlocked: (author: Pick<Participant, 'id' | 'identity'>) => boolean;
  readonly onCopy: (text: string) => Promise<boolean>;
  /** Shows the card of a player who is here. */
  readonly onOpenCard: (id: ParticipantId, anchor: Element) => void;
  /** What stands between the messages. */
  readonly extras: readonly TextExtra[];
  readonly renderExtra: RenderExtra;
  /** The controls that add something to a message, and what was added. */
  readonly attach: ReactNode;
  readonly attached: ReactNode;
  /** Sends what was added to a message. Returns whether there was anything. */
  readonly onSend: () => boolean;
}

interface Open {
  readonly message: ShownText;
  readonly anchor: Element;
  readonly part: 'menu' | 'delete';
}

/** The text of a lobby: the messages, and the field to write one. */
export function TextPanel(props: TextPanelProps): ReactNode {
  const { store, controller, participants, ownId, isBlocked, extras, renderExtra } = props;
  const { t } = useTranslation('text');
  const { messages: all, newFrom, unread, log } = useStore(store);
  const [open, setOpen] = useState<Open | null>(null);
  const messages = useMemo(
    () => all.filter(({ from: id, identity, isOwn }) => isOwn || !isBlocked({ id, identity })),
    [all, isBlocked],
  );
  const names = useMemo(() => participants.map(({ name }) => name), [participants]);
  const colors = useMemo(() => new Map(participants.map(({ id, color }) => [id, color])), [participants]);
  const actions = useActions(props, setOpen);
  const noteAtEnd = useSeen(controller);
  const ownName = participants.find(({ id }) => id === ownId)?.name ?? '';
  return (
    <section className="text" aria-label={t('title')}>
      {props.hasTitle && <h2 className="text-title">{t('title')}</h2>}
      {messages.length + extras.length === 0 ? (
        <EmptyState icon={<TextIcon />}>{t('empty')}</EmptyState>
      ) : (
        <TextList
          {...{ messages, newFrom, unread, log, colors, names, ownName, actions, extras, renderExtra }}
          onAtEnd={noteAtEnd}
        />
      )}
      <Writing {...props} names={names} />
      {open !== null && <OpenMessage {...props} open={open} onOpen={setOpen} />}
    </section>
  );
}

/** Tells whether the newest messages are seen: in view, in a window that has the focus. */
function useSeen(controller: TextController): (isAtEnd: boolean) => void {
  const [isAtEnd, setAtEnd] = useState(true);
  const [hasFocus, setFocus] = useState(() => document.hasFocus());
  useEffect(() => {
    const read = (): void => setFocus(document.hasFocus());
    window.addEventListener('focus', read);
    window.addEventListener('blur', read);
    return () => {
      window.removeEventListener('focus', read);
      window.removeEventListener('blur', read);
    };
  }, []);
  useEffect(() => controller.setSeen(isAtEnd && hasFocus), [controller, isAtEnd, hasFocus]);
  useEffect(() => () => controller.setSeen(false), [controller]);
  return setAtEnd;
}

function useActions({ controller, onCopy, onOpenCard }: TextPanelProps, setOpen: (open: Open) => void): MessageActions {
  const onOpenMenu = useCallback(
    (message: ShownText, anchor: Element) => setOpen({ message, anchor, part: 'menu' }),
    [setOpen],
  );
  return useMemo(
    () => ({
      ...{ onOpenMenu, onReact: controller.react, onRetry: controller.retry, onDiscard: controller.discard, onCopy },
      onOpenAuthor: ({ from }, anchor) => onOpenCard(from, anchor),
    }),
    [onOpenMenu, controller, onCopy, onOpenCard],
  );
}

function Writing(props: TextPanelProps & { readonly names: readonly string[] }): ReactNode {
  const {
    store,
    controller,
    participants,
    ownId,
    team,
    group,
    mayWrite,
    readOnlyReason,
    names,
    attach,
    attached,
    onSend,
  } = props;
  const { t } = useTranslation('text');
  const target = useStore(store, (state) => state.target);
  const formerName = useStore(store, ({ messages }) => messages.findLast(({ from }) => from === target.id)?.name ?? '');
  if (!mayWrite && readOnlyReason !== '') return <Notice tone="info">{readOnlyReason}</Notice>;
  if (!mayWrite) return <Notice tone="warn">{t('readOnly')}</Notice>;
  const others = participants.filter(({ id }) => id !== ownId);
  const targets = targetOptions({ others, team, group, target, formerName }, t);
  return <Composer {...{ store, controller, names, targets, attach, attached, onSend }} />;
}

interface OpenProps extends TextPanelProps {
  readonly open: Open;
  readonly onOpen: (open: Open | null) => void;
}

function OpenMessage({ open, onOpen, ...props }: OpenProps): ReactNode {
  const { store, controller, participants, ownId, mayWrite, mayDelete, onCopy, onOpenCard } = props;
  const message = useStore(store, ({ messages }) => messages.find(({ key }) => key === open.message.key));
  const log = useStore(store, (state) => state.log);
  if (message === undefined) return null;
  const isKnown = isCurrent(message, log);
  const isHere = participants.some(({ id }) => id === message.from);
  const close = (): void => onOpen(null);
  if (open.part === 'delete')
    return <DeleteMessageDialog text={message.text} onDelete={() => controller.remove(message)} onClose={close} />;
  return (
    <MessageMenu
      {...{ message, anchor: open.anchor }}
      canReact={isKnown && mayWrite}
      canEdit={isKnown && message.isOwn && mayWrite}
      canDelete={isKnown && (message.isOwn || mayDelete)}
      onOpenAuthor={isHere ? () => onOpenCard(message.from, open.anchor) : null}
      onWrite={
        isHere && message.from !== ownId && mayWrite
          ? () => controller.begin({ kind: 'direct', id: message.from })
          : null
      }
      onReact={(emoji) => controller.react(message, emoji)}
      onCopy={() => void onCopy(message.text)}
      onEdit={() => controller.edit(message.key)}
      onDelete={() => onOpen({ ...open, part: 'delete' })}
      onClose={close}
    />
  );
}
