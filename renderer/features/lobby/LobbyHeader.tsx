import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import type { MenuItem } from '../../ui/floating/Menu.tsx';
import { MenuButton } from '../../ui/floating/MenuButton.tsx';
import { tipIfCut } from '../../ui/floating/tip-if-cut.ts';
import { InviteIcon } from '../../ui/icons/action-icons.tsx';
import { ExpandIcon, RulesIcon } from '../../ui/icons/place-icons.tsx';
import { describeLobby } from './describe-lobby.ts';
import type { LobbyState } from './lobby-store.ts';
import './lobby.css';

interface Props {
  readonly lobby: LobbyState;
  readonly onCheck: () => void;
  readonly onOpenRules: () => void;
  /** What else can be done with the lobby and the window, in groups. */
  readonly more: readonly (readonly MenuItem[])[];
  /** Brings others into the lobby; null = nobody can come. */
  readonly onInvite: (() => void) | null;
  /** Brings the whole window back; null = it is there. */
  readonly onExpand: (() => void) | null;
}

/** Says where you are, and what can be done with the lobby. */
export function LobbyHeader({ lobby, onCheck, onOpenRules, more, onInvite, onExpand }: Props): ReactNode {
  const { t } = useTranslation('lobby');
  // What is over has no rules to look up, and nobody to invite.
  const hasActions = onExpand === null && lobby.connection.status !== 'ended';
  return (
    <header className="lobby-header">
      <div className="lobby-title">
        {/* A practice lobby has no chosen name. */}
        <h1>
          <bdi onPointerEnter={tipIfCut}>{lobby.origin === 'practice' ? t('practice.title') : lobby.lobbyName}</bdi>
        </h1>
        <LobbyLineButton lobby={lobby} onCheck={onCheck} />
      </div>
      <div className="lobby-actions">
        {hasActions && (
          <Button icon={<RulesIcon />} onClick={onOpenRules}>
            <span className="lobby-action-word">{t('rules')}</span>
          </Button>
        )}
        <MenuButton label={t('more')} groups={more} />
        {onExpand !== null && <IconButton label={t('shape.full')} icon={<ExpandIcon />} onClick={onExpand} />}
        {hasActions && onInvite !== null && (
          <Button variant="primary" icon={<InviteIcon />} onClick={onInvite}>
            {t('invite')}
          </Button>
        )}
      </div>
    </header>
  );
}

/** The host, or what is wrong with the connection. A click checks the connection. */
function LobbyLineButton({ lobby, onCheck }: Pick<Props, 'lobby' | 'onCheck'>): ReactNode {
  const { t, i18n } = useTranslation('lobby');
  const { t: tReach } = useTranslation('reach');
  const { text, isTrouble } = describeLobby(lobby, t, i18n.language);
  return (
    <button
      type="button"
      className="lobby-line"
      data-status={lobby.connection.status}
      data-trouble={isTrouble}
      data-tip={tReach('doctor.title')}
      aria-label={`${text}. ${tReach('doctor.title')}`}
      onClick={onCheck}
    >
      {/* The name of a host may end in an ellipsis; what is wrong may not. */}
      {isTrouble ? <span>{text}</span> : <bdi>{text}</bdi>}
    </button>
  );
}
