import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMilliseconds } from '../../i18n/format.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Dialog } from '../../ui/display/Dialog.tsx';
import { Field } from '../../ui/controls/Field.tsx';
import { CheckIcon, CopyIcon, InviteIcon, LeaveIcon } from '../../ui/icons/action-icons.tsx';
import { SettingsIcon } from '../../ui/icons/place-icons.tsx';
import { JourneyIcon } from '../../ui/icons/sound-icons.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { useCopy } from '../../ui/controls/use-copy.ts';
import { connectionGrade } from '../../link/connection-grade.ts';
import { pathWord } from './path-word.ts';
import { ownConnection, type LobbyState } from './lobby-store.ts';
import './lobby.css';

interface Props {
  readonly lobby: LobbyState;
  /** Copies the invitation to the clipboard; resolves with false if that failed. */
  readonly onCopyInvitation: () => Promise<boolean>;
  /** Shows every form of the invitation; null = this machine does not host the lobby. */
  readonly onInvite: (() => void) | null;
  readonly onCheck: () => void;
  readonly onOpenJourney: () => void;
  readonly onOpenSettings: () => void;
  readonly onLeave: () => void;
}

export function LobbyHeader({
  lobby,
  onCopyInvitation,
  onInvite,
  onCheck,
  onOpenJourney,
  onOpenSettings,
  onLeave,
}: Props): ReactNode {
  const { t } = useTranslation('lobby');
  const { t: tReach } = useTranslation('reach');
  return (
    <header className="lobby-header">
      <div className="lobby-title">
        {/* A practice lobby has no chosen name. */}
        <h1>
          <bdi>{lobby.origin === 'practice' ? t('practice.title') : lobby.lobbyName}</bdi>
        </h1>
        <ConnectionState lobby={lobby} onCheck={onCheck} />
      </div>
      {/* A practice lobby is reachable from this machine only. */}
      {lobby.origin !== 'practice' && <CopyInvitation invitation={lobby.invitation} onCopy={onCopyInvitation} />}
      {onInvite !== null && <IconButton label={tReach('invite.title')} icon={<InviteIcon />} onClick={onInvite} />}
      <IconButton label={t('journey')} icon={<JourneyIcon />} onClick={onOpenJourney} />
      <IconButton label={t('settings')} icon={<SettingsIcon />} onClick={onOpenSettings} />
      <IconButton label={t('leave')} icon={<LeaveIcon />} onClick={onLeave} />
    </header>
  );
}

/**
 * How the connection is, with a click to check it. In a narrow window the parts at its end make room first, and never
 * in the middle of a word.
 */
function ConnectionState({ lobby, onCheck }: { readonly lobby: LobbyState; readonly onCheck: () => void }): ReactNode {
  const { t, i18n } = useTranslation('lobby');
  const { t: tReach } = useTranslation('reach');
  const { connection, origin, approach } = lobby;
  const { roundTripMs, lossPercent } = ownConnection(lobby);
  const parts = [
    ...(connection.status === 'none' ? [] : [t(`state.${connection.status}`)]),
    ...(connection.status === 'connecting' && approach !== 'fastest' ? [t(`trying.${approach}`)] : []),
    ...(origin === 'joined' ? [] : [t(`origin.${origin}`)]),
    ...(roundTripMs === null ? [] : [formatMilliseconds(roundTripMs, i18n.language)]),
    ...(origin === 'joined' && lobby.mediaPath !== null ? [t(`path.${pathWord(lobby.mediaPath)}`)] : []),
  ];
  return (
    <button
      type="button"
      className="lobby-state"
      data-status={connection.status}
      data-grade={connectionGrade(roundTripMs, lossPercent)}
      title={parts.join(' · ')}
      aria-label={`${parts.join(' · ')}. ${tReach('doctor.title')}`}
      onClick={onCheck}
    >
      {parts.map((part, index) => (
        <span key={index}>{index === 0 ? part : ` · ${part}`}</span>
      ))}
    </button>
  );
}

function CopyInvitation({
  invitation,
  onCopy,
}: {
  readonly invitation: string;
  readonly onCopy: () => Promise<boolean>;
}): ReactNode {
  const { t } = useTranslation('lobby');
  const { t: words } = useTranslation('common');
  const { outcome, copy, forget } = useCopy(onCopy);
  return (
    <>
      <span className="lobby-copy" data-outcome={outcome ?? 'none'}>
        <Button icon={outcome === 'copied' ? <CheckIcon /> : <CopyIcon />} onClick={() => void copy()}>
          <span className="lobby-copy-text" aria-live="polite">
            {outcome === 'copied' ? words('copied') : t('copyInvitation')}
          </span>
        </Button>
      </span>
      {outcome === 'failed' && <InvitationDialog invitation={invitation} onClose={forget} />}
    </>
  );
}

/** For manual copying, if neither the browser nor the system lets Earshot use the clipboard. */
function InvitationDialog({
  invitation,
  onClose,
}: {
  readonly invitation: string;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('lobby');
  const { t: words } = useTranslation('common');
  return (
    <Dialog title={t('copyYourself')} onClose={onClose}>
      <Field label={t('join.invitation')} hint={words('clipboardRefused')}>
        {(control) => (
          <textarea
            className="input"
            {...control}
            rows={4}
            readOnly
            value={invitation}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </Field>
    </Dialog>
  );
}
