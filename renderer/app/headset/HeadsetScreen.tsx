import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { DevicesNotice } from '../../features/devices/DevicesNotice.tsx';
import { MicrophoneProblem } from '../../features/devices/MicrophoneProblem.tsx';
import { EndedCard } from '../../features/lobby/EndedCard.tsx';
import { isInLobby } from '../../features/lobby/lobby-store.ts';
import { StartButton } from '../../features/lobby/start/StartButton.tsx';
import { StartProgress } from '../../features/lobby/start/StartProgress.tsx';
import { errorText } from '../../i18n/error-text.ts';
import { formatMilliseconds } from '../../i18n/format.ts';
import { connectionGrade } from '../../link/quality/connection-grade.ts';
import { Logo } from '../../ui/display/Logo.tsx';
import { Notice } from '../../ui/display/Notice.tsx';
import { keepFocus } from '../../ui/focus/keep-focus.ts';
import type { HeadsetApp } from './create-headset-app.ts';
import { HeadsetControls } from './HeadsetControls.tsx';
import { HeadsetSound } from './HeadsetSound.tsx';
import './headset-screen.css';

/** The view of a device that is somebody's headset: whose, whether it works, and a large button to talk. */
export function HeadsetScreen({ app }: { readonly app: HeadsetApp }): ReactNode {
  const inLobby = useStore(app.lobby.store, isInLobby);
  useEffect(keepFocus, []);
  return inLobby ? <InUse app={app} /> : <Start app={app} />;
}

function Start({ app }: { readonly app: HeadsetApp }): ReactNode {
  const { t, i18n } = useTranslation('headset');
  const connection = useStore(app.lobby.store, (state) => state.connection);
  const approach = useStore(app.lobby.store, (state) => state.approach);
  const error = useStore(app.lobby.store, (state) => state.problem?.error ?? null);
  const [isOpening, setOpening] = useState(false);
  const isBusy = isOpening || connection.status === 'starting';
  const start = async (): Promise<void> => {
    app.lobby.controller.dismissProblem();
    setOpening(true);
    await app.start();
    setOpening(false);
  };
  return (
    <main className="headset-start">
      <Logo size={40} />
      <h1>{t('page.title')}</h1>
      <p>{t('page.text')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <StartButton isBusy={isBusy} isDisabled={isBusy} problem={error === null ? null : errorText(i18n, error)}>
          {t(isBusy ? 'page.starting' : 'page.start')}
        </StartButton>
      </form>
      {connection.status === 'starting' && <StartProgress step={connection.step} approach={approach} onCancel={null} />}
      <Stay />
    </main>
  );
}

function InUse({ app }: { readonly app: HeadsetApp }): ReactNode {
  const connection = useStore(app.lobby.store, (state) => state.connection);
  const [isSoundOpen, setSoundOpen] = useState(false);
  return (
    <div className="headset">
      <Header app={app} />
      <main className="headset-main">
        <Notices app={app} />
        <HeadsetControls app={app} onOpenSound={() => setSoundOpen(true)} />
        <Stay />
        {(connection.status === 'ended' || connection.status === 'reconnecting') && (
          <EndedCard
            hostName={null}
            onHost={null}
            connection={connection}
            onReconnect={() => void app.lobby.controller.reconnect()}
            onCheck={null}
            onBack={() => void app.lobby.controller.leave()}
          />
        )}
      </main>
      {isSoundOpen && <HeadsetSound app={app} onClose={() => setSoundOpen(false)} />}
    </div>
  );
}

function Header({ app }: { readonly app: HeadsetApp }): ReactNode {
  const { t, i18n } = useTranslation('headset');
  const { t: words } = useTranslation('lobby');
  const name = useStore(app.owner, ({ owner }) => owner?.name ?? '');
  const lobbyName = useStore(app.lobby.store, (state) => state.lobbyName);
  const status = useStore(app.lobby.store, (state) => state.connection.status);
  const { roundTripMs, lossPercent } = useStore(app.lobby.store, (state) => state.ownQuality);
  const isConnected = status === 'connected';
  const grade = isConnected ? connectionGrade(roundTripMs, lossPercent) : 'unknown';
  return (
    <header className="headset-header">
      <h1>{t('page.of', { name })}</h1>
      <p className="lobby-state" data-status={status} data-grade={grade}>
        <span role="status">{status === 'none' ? '' : words(`state.${status}`)}</span>
        {isConnected && roundTripMs !== null && <span> · {formatMilliseconds(roundTripMs, i18n.language)}</span>}
        <span> · {lobbyName}</span>
      </p>
    </header>
  );
}

/** Why nobody hears you, or you hear nobody: on this device, or on the other. */
function Notices({ app }: { readonly app: HeadsetApp }): ReactNode {
  const { t } = useTranslation('headset');
  const owner = useStore(app.owner, (state) => state.owner);
  const problem = useStore(app.devices.store, (state) => state.problem);
  const surroundings = useStore(app.devices.store, (state) => state.surroundings);
  return (
    <div className="headset-notices">
      {owner?.deafened === true && <Notice tone="warn">{t('page.deafenedThere')}</Notice>}
      {owner?.deafened !== true && owner?.muted === true && <Notice tone="warn">{t('page.mutedThere')}</Notice>}
      {problem !== null && (
        <MicrophoneProblem
          code={problem.code}
          surroundings={surroundings}
          onTryAgain={() => void app.devices.controller.openMicrophone()}
        />
      )}
      <DevicesNotice {...app.devices} />
    </div>
  );
}

function Stay(): ReactNode {
  const { t } = useTranslation('guest');
  return <p className="headset-stay">{t('stay')}</p>;
}
