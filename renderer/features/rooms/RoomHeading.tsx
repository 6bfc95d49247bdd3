import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomFacts } from '../../../shared/model/people/lobby-room.ts';
import type { MenuItem } from '../../ui/floating/Menu.tsx';
import { MenuButton } from '../../ui/floating/MenuButton.tsx';
import { ChevronIcon } from '../../ui/icons/action-icons.tsx';
import { LockIcon } from '../../ui/icons/sign-icons.tsx';
import './rooms.css';

interface Props {
  /** null = the lobby's open space. */
  readonly room: RoomFacts | null;
  /** How many are in it. */
  readonly count: number;
  /** Whether you are in it. */
  readonly isOwn: boolean;
  readonly isCollapsed: boolean;
  readonly onEnter: () => void;
  readonly onToggle: () => void;
  /** Enters, and takes along those who are with you; null = nobody is. */
  readonly onBring: (() => void) | null;
  /** null = your role does not allow it, or it is the open space. */
  readonly onEdit: (() => void) | null;
  readonly onDelete: (() => void) | null;
}

/** Heads the players of a room: a click or Enter goes there. */
export function RoomHeading(props: Props): ReactNode {
  const { room, count, isOwn, isCollapsed, onEnter, onToggle } = props;
  const { t } = useTranslation('rooms');
  const name = room === null ? t('openSpace') : room.name;
  const limit = room?.limit ?? 0;
  const how = room === null ? t('hears.open') : t(`hears.${room.hearing}`);
  const amount = limit === 0 ? t('amount', { amount: count }) : t('amountOf', { amount: count, limit });
  return (
    <div className="room-heading" data-own={isOwn}>
      <button
        className="room-toggle"
        type="button"
        aria-expanded={!isCollapsed}
        aria-label={t('showPeople', { name })}
        onClick={onToggle}
      >
        <ChevronIcon />
      </button>
      <button
        className="room-enter"
        type="button"
        aria-current={isOwn ? 'location' : undefined}
        aria-description={[
          isOwn ? how : t('enterName', { name }),
          amount,
          ...(room?.hasPassword === true ? [t('locked')] : []),
        ].join(', ')}
        onClick={onEnter}
      >
        <span className="room-text">
          <span className="room-name">
            <bdi title={name}>{name}</bdi>
            {room?.hasPassword === true && <LockIcon />}
            <span className="room-count">{limit === 0 ? count : t('ofLimit', { amount: count, limit })}</span>
          </span>
          <span className="room-note">{isOwn ? t('here') : how}</span>
        </span>
      </button>
      <MenuButton label={t('more', { name })} groups={itemsOf(props, t)} />
    </div>
  );
}

function itemsOf(
  { isOwn, onEnter, onBring, onEdit, onDelete }: Props,
  t: ReturnType<typeof useTranslation<'rooms'>>['t'],
): readonly (readonly MenuItem[])[] {
  const go: MenuItem[] = [
    { id: 'enter', label: t('enter'), isDisabled: isOwn, onSelect: onEnter },
    {
      id: 'bring',
      label: t('followMe'),
      hint: t('followMeHint'),
      isDisabled: isOwn || onBring === null,
      onSelect: () => onBring?.(),
    },
  ];
  const change: MenuItem[] = [
    ...(onEdit === null ? [] : [{ id: 'edit', label: t('edit'), onSelect: onEdit }]),
    ...(onDelete === null
      ? []
      : [{ id: 'delete', label: t('delete'), tone: 'danger', onSelect: onDelete } satisfies MenuItem]),
  ];
  return [go, change];
}
