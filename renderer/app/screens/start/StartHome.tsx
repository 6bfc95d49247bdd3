import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { NearbyLobbies } from '../../../features/lobbies/NearbyLobbies.tsx';
import { JoinForm } from '../../../features/lobby/start/JoinForm.tsx';
import { PracticeLine } from '../../../features/lobby/start/PracticeLine.tsx';
import { StartProgress } from '../../../features/lobby/start/StartProgress.tsx';
import { nameOfInvitation } from '../../../features/recents/recent-lobbies.ts';
import { RecentList } from '../../../features/recents/RecentList.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { TOUCH_ONLY, useMediaQuery } from '../../../ui/controls/use-media-query.ts';
import { Notice } from '../../../ui/display/Notice.tsx';
import { PlusIcon } from '../../../ui/icons/action-icons.tsx';
import type { WindowApp } from '../../create-window-app.ts';
import { useHasServer } from '../use-reach-dialogs.ts';
import { PathCheckDialog } from './PathCheckDialog.tsx';
import { useStarts, type Starts } from './use-starts.ts';

/** `home` shows first; the others replace it, and lead back. */
export type StartView = 'home' | 'host' | 'lobbies';

interface Props {
  readonly app: WindowApp;
  /** What showed before: what leads there has the focus again. */
  readonly cameFrom: StartView;
  readonly onHost: () => void;
  readonly onShowLobbies: () => void;
  /** Opens the setting of the rendezvous servers. */
  readonly onAddServer: () => void;
}

/** What the start screen shows first: the field, the lobbies that you know and those near you, and what else to do. */
export function StartHome({ app, cameFrom, onHost, onShowLobbies, onAddServer }: Props): ReactNode {
  const { t } = useTranslation('app');
  const starts = useStarts(app);
  // The field would bring up the keyboard of a phone.
  const hasFocus = !useMediaQuery(TOUCH_ONLY) && cameFrom === 'home';
  const isRelayOnly = useStore(app.settings.store, (state) => state.settings.relayOnly);
  return (
    <>
      <h1 className="start-title">{t('start.title')}</h1>
      <Join {...{ app, starts, hasFocus, onAddServer }} />
      <div className="start-lists">
        <Recents app={app} starts={starts} />
        <NearbyLobbies
          {...app.lobbies}
          {...{ isRelayOnly }}
          hasServer={useHasServer(app)}
          isStarting={starts.isStarting}
          problem={starts.problemOf('found')}
          onDismissProblem={app.lobby.controller.dismissProblem}
          hasFocus={cameFrom === 'lobbies'}
          onShowAll={onShowLobbies}
        />
      </div>
      <Others app={app} starts={starts} hasFocus={cameFrom === 'host'} onHost={onHost} />
      <Progress app={app} starts={starts} />
    </>
  );
}

interface PartProps {
  readonly app: WindowApp;
  readonly starts: Starts;
}

interface JoinProps extends PartProps, Pick<Props, 'onAddServer'> {
  readonly hasFocus: boolean;
}

function Join({ app, starts, hasFocus, onAddServer }: JoinProps): ReactNode {
  const [checked, setChecked] = useState<string | null>(null);
  const recents = useStore(app.settings.store, (state) => state.settings.recentLobbies);
  const { controller } = app.lobby;
  return (
    <>
      <JoinForm
        isBusy={starts.isBusy('entered')}
        isDisabled={starts.isStarting}
        problem={starts.problemOf('entered')}
        isInvitationWrong={starts.isInvitationWrong}
        hasFocus={hasFocus}
        takesCodes={useHasServer(app)}
        onAddServer={starts.needsServer ? onAddServer : null}
        clipboard={app.clipboard}
        nameOf={(invitation) => nameOfInvitation(recents, invitation)}
        isOwn={app.recents.isOwnInvitation}
        onJoin={(invitation) => {
          app.lobbies.controller.forgetEntered();
          // Requested at the same time, never waited for: you can join and listen without a microphone.
          void app.devices.controller.openMicrophone();
          void controller.join(invitation);
        }}
        onCheck={setChecked}
        onEdit={controller.dismissProblem}
        onCancel={() => void controller.leave()}
      />
      <PathCheckDialog app={app} pasted={checked} onClose={() => setChecked(null)} />
    </>
  );
}

function Progress({ app, starts }: PartProps): ReactNode {
  const connection = useStore(app.lobby.store, (state) => state.connection);
  const approach = useStore(app.lobby.store, (state) => state.approach);
  if (connection.status !== 'starting') return null;
  // The form has its own way out, at once.
  const onCancel = starts.isBusy('entered') ? null : () => void app.lobby.controller.leave();
  return <StartProgress step={connection.step} {...{ approach, onCancel }} />;
}

function Recents({ app, starts }: PartProps): ReactNode {
  const recents = useStore(app.settings.store, (state) => state.settings.recentLobbies);
  return (
    <RecentList
      {...app.recents}
      recents={recents}
      isStarting={starts.isStarting}
      problem={starts.problemOf('recent')}
      onToast={(text, onUndo) => app.toasts.controller.show('recents', text, onUndo)}
    />
  );
}

interface OthersProps extends PartProps, Pick<Props, 'onHost'> {
  /** Whether the button that hosts has the focus. */
  readonly hasFocus: boolean;
}

function Others({ app, starts, hasFocus, onHost }: OthersProps): ReactNode {
  const { t } = useTranslation('lobby');
  const problem = starts.problemOf('practice');
  return (
    <div className="start-others">
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
      <div className="start-host">
        <Button size="large" icon={<PlusIcon />} isDisabled={starts.isStarting} hasFocus={hasFocus} onClick={onHost}>
          {t('host.title')}
        </Button>
        <p>{t('host.hint')}</p>
      </div>
      <PracticeLine
        isBusy={starts.isBusy('practice')}
        isDisabled={starts.isStarting}
        onPractice={(choice) => {
          app.lobbies.controller.forgetEntered();
          void app.devices.controller.openMicrophone();
          void app.lobby.controller.practice(choice);
        }}
      />
    </div>
  );
}
