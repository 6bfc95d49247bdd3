import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { REACTIONS, type Reaction } from '../../../shared/model/text/text-message.ts';
import { Menu, type MenuItem } from '../../ui/floating/Menu.tsx';
import { CopyIcon, DeleteIcon, EditIcon, TextIcon } from '../../ui/icons/action-icons.tsx';
import { InfoIcon } from '../../ui/icons/sign-icons.tsx';
import type { ShownText } from './text-store.ts';

interface Props {
  readonly message: ShownText;
  readonly anchor: Element;
  readonly canReact: boolean;
  readonly canEdit: boolean;
  readonly canDelete: boolean;
  /** Shows the card of the author; null = they are not here. */
  readonly onOpenAuthor: (() => void) | null;
  /** Begins a message to the author; null = they are not here, or it is you. */
  readonly onWrite: (() => void) | null;
  readonly onReact: (emoji: Reaction) => void;
  readonly onCopy: () => void;
  readonly onEdit: () => void;
  /** Asks first. */
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** What can be done with a message. Reactions stand above the items. */
export function MessageMenu(props: Props): ReactNode {
  const { message, anchor, canReact, canEdit, canDelete, onOpenAuthor, onWrite, onClose } = props;
  const { t } = useTranslation('text');
  const { t: people } = useTranslation('people');
  const change: MenuItem[] = [
    ...(canEdit ? [{ id: 'edit', label: t('edit'), icon: <EditIcon />, onSelect: props.onEdit }] : []),
    ...(canDelete
      ? [
          {
            id: 'delete',
            label: t('delete'),
            icon: <DeleteIcon />,
            tone: 'danger',
            onSelect: props.onDelete,
          } as const,
        ]
      : []),
  ];
  const use: MenuItem[] = [
    { id: 'copy', label: t('copyText'), icon: <CopyIcon />, onSelect: props.onCopy },
    ...(onWrite === null
      ? []
      : [{ id: 'write', label: t('writeTo', { name: message.name }), icon: <TextIcon />, onSelect: onWrite }]),
    ...(onOpenAuthor === null
      ? []
      : [
          {
            ...{ id: 'author', label: people('about', { name: message.name }) },
            ...{ icon: <InfoIcon />, onSelect: onOpenAuthor },
          },
        ]),
  ];
  return (
    <Menu
      label={t('options', { name: message.name })}
      anchor={anchor}
      header={canReact ? <Picker {...props} /> : undefined}
      groups={[use, change]}
      onClose={onClose}
    />
  );
}

function Picker({ message, onReact, onClose }: Props): ReactNode {
  const { t } = useTranslation('text');
  return (
    <div className="text-picker" role="group" aria-label={t('react')}>
      {REACTIONS.map((emoji) => (
        <button
          key={emoji}
          className="text-picker-emoji"
          type="button"
          aria-label={t('reactWith', { emoji })}
          aria-pressed={message.mine.includes(emoji)}
          onClick={() => {
            onReact(emoji);
            onClose();
          }}
        >
          {emoji}
        </button>
      ))}
    </div>
  );
}
