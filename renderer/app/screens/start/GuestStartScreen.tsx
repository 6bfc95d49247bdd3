import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { GuestJoinForm } from '../../../features/lobby/start/GuestJoinForm.tsx';
import { StartProgress } from '../../../features/lobby/start/StartProgress.tsx';
import { SettingsNotices } from '../../../features/settings/SettingsNotices.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { Logo } from '../../../ui/display/Logo.tsx';
import { SettingsIcon } from '../../../ui/icons/place-icons.tsx';
import type { WindowApp } from '../../create-window-app.ts';
import type { SettingsTarget } from '../../settings/settings-catalogue.ts';
import { PathCheckDialog } from './PathCheckDialog.tsx';
import { StartStatus } from './StartStatus.tsx';
import type { LastLobby } from './use-last-lobby.ts';
import { useStarts } from './use-starts.ts';
import './start-screen.css';
import './guest.css';

interface Props {
  readonly app: WindowApp;
  /** The lobby that the page was in last; null = none since it opened. */
  readonly lastLobby: LastLobby | null;
  readonly onOpenSettings: (target?: SettingsTarget) => void;
}

/** The start screen of a page that guests open: the way into the lobby, your name, and your microphone. */
export function GuestStartScreen({ app, lastLobby, onOpenSettings }: Props): ReactNode {
  const { t } = useTranslation('guest');
  const { t: words } = useTranslation('app');
  const link = app.guestPage?.link ?? '';
  return (
    <div className="start guest-start">
      <header className="start-header">
        <Logo />
        <IconButton label={words('start.settings')} icon={<SettingsIcon />} onClick={() => onOpenSettings()} />
      </header>
      <main className="start-main">
        <Lead {...{ app, link, lastLobby }} />
        <SettingsNotices {...app.settings} />
        <Join app={app} link={link} />
        <p className="guest-listen">{t('listen')}</p>
        <AppOnly address={app.guestPage?.appAddress ?? ''} />
      </main>
      <StartStatus app={app} onOpenSettings={onOpenSettings} />
    </div>
  );
}

/** Codes that mean that nobody is in the lobby any longer. */
const OVER: ReadonlySet<string> = new Set(['lobby-closed', 'lobby-not-there']);

function useIsOver(app: WindowApp): boolean {
  return useStore(app.lobby.store, ({ problem }) => problem !== null && OVER.has(problem.error.code));
}

/** Which lobby you are invited to, as far as it is known, or that it is over. */
function Lead({ app, link, lastLobby }: Pick<Props, 'app' | 'lastLobby'> & { readonly link: string }): ReactNode {
  const { t } = useTranslation('guest');
  const isOver = useIsOver(app);
  const lead = t('lead');
  if (isOver || lastLobby?.isClosed === true)
    return (
      <div className="guest-lead">
        <h1>{t('over.title')}</h1>
        {/* A failed try says it below. */}
        {!isOver && <p>{t('over.text')}</p>}
      </div>
    );
  const host = lastLobby?.host ?? null;
  const invited = lastLobby === null ? t('invited') : t('invitedTo', { lobby: lastLobby.name });
  return (
    <div className="guest-lead">
      <h1>{link === '' ? t('title') : invited}</h1>
      <p>{link === '' || host === null ? lead : t('hostedBy', { host, lead })}</p>
    </div>
  );
}

function Join({ app, link }: { readonly app: WindowApp; readonly link: string }): ReactNode {
  const connection = useStore(app.lobby.store, (state) => state.connection);
  const approach = useStore(app.lobby.store, (state) => state.approach);
  const { t } = useTranslation('guest');
  const isOver = useIsOver(app);
  const [checked, setChecked] = useState<string | null>(null);
  const starts = useStarts(app);
  const { controller } = app.lobby;
  return (
    <>
      <GuestJoinForm
        link={link}
        isBusy={starts.isBusy('entered')}
        isDisabled={starts.isStarting}
        problem={isOver ? t('over.text') : starts.problemOf('entered')}
        isInvitationWrong={starts.isInvitationWrong}
        takesCodes
        onAddServer={null}
        clipboard={app.clipboard}
        nameOf={() => null}
        isOwn={() => false}
        onJoin={(linkOrCode) => {
          // Asked for at the same time, never waited for: you can join and listen without a microphone.
          void app.devices.controller.openMicrophone();
          void controller.join(linkOrCode);
        }}
        onCheck={setChecked}
        onEdit={controller.dismissProblem}
        onCancel={() => void controller.leave()}
      />
      <PathCheckDialog app={app} pasted={checked} onClose={() => setChecked(null)} />
      {connection.status === 'starting' && <StartProgress step={connection.step} approach={approach} onCancel={null} />}
    </>
  );
}

/** Names what only the app can do, and where to get it. */
function AppOnly({ address }: { readonly address: string }): ReactNode {
  const { t } = useTranslation('guest');
  return (
    <section className="guest-app-only" aria-labelledby="guest-app-only-title">
      <p>{t('stay')}</p>
      <h2 id="guest-app-only-title">{t('appOnly.title')}</h2>
      <p>
        {t('appOnly.text')}{' '}
        {address !== '' && (
          <a href={address} target="_blank" rel="noreferrer">
            {t('appOnly.link')}
          </a>
        )}
      </p>
    </section>
  );
}
