import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Participant } from '../../../shared/model/participant.ts';
import { DevicesNotice } from '../../features/devices/DevicesNotice.tsx';
import { HeadsetNotice } from '../../features/headset/HeadsetNotice.tsx';
import { BusyNotice } from '../../features/lobby/BusyNotice.tsx';
import { JourneyPanel } from '../../features/journey/JourneyPanel.tsx';
import { EndedCard } from '../../features/lobby/EndedCard.tsx';
import { HostNotices } from '../../features/lobby/HostNotices.tsx';
import { isHostHere, isHostOfOthers, shownQuality } from '../../features/lobby/lobby-store.ts';
import { LobbyHeader } from '../../features/lobby/LobbyHeader.tsx';
import { LeaveHostDialog } from '../../features/lobby/succession/LeaveHostDialog.tsx';
import { NewHostNotice } from '../../features/lobby/succession/NewHostNotice.tsx';
import { PeopleList } from '../../features/people/PeopleList.tsx';
import { RulesDialog } from '../../features/rules/RulesDialog.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { Notice } from '../../ui/display/Notice.tsx';
import type { WindowApp } from '../create-window-app.ts';
import { hearsOthers, ownReach } from '../own-status.ts';
import { LobbyKnocks } from './LobbyKnocks.tsx';
import { LobbyMap } from './LobbyMap.tsx';
import { LobbyReachCard } from './LobbyReachCard.tsx';
import { LobbyReachDialogs } from './LobbyReachDialogs.tsx';
import { LobbyTalkBar } from './LobbyTalkBar.tsx';
import type { SettingsPage } from './settings-pages.tsx';
import { useIsHosting, useReachDialogs, type ReachDialogs } from './use-reach-dialogs.ts';
import { useShownParticipants } from './use-shown-participants.ts';

interface Props {
  readonly app: WindowApp;
  readonly onOpenSettings: (page?: SettingsPage) => void;
  readonly onOpenPositions: () => void;
}

/** The lobby: the map, the people, how you talk, and the dialogs above them. */
export function LobbyScreen({ app, onOpenSettings, onOpenPositions }: Props): ReactNode {
  // Leaves out the connection quality, which changes every second.
  const lobby = useStore(
    app.lobby.store,
    useShallow(({ connection, origin, ownId, participants, successor }) => ({
      ...{ connection, origin, ownId, participants, successor },
    })),
  );
  const [isAskingToLeave, setAskingToLeave] = useState(false);
  const [areRulesOpen, setRulesOpen] = useState(false);
  const dialogs = useReachDialogs();
  const leave = (): void => void app.lobby.controller.leave();
  useEffect(() => app.onLeaveWanted(() => setAskingToLeave(true)), [app]);
  return (
    <div className="lobby">
      <Header
        app={app}
        dialogs={dialogs}
        onOpenSettings={() => onOpenSettings()}
        onLeave={isHostOfOthers(lobby) ? () => setAskingToLeave(true) : leave}
      />
      <main className="lobby-main">
        <LobbyMap app={app} onOpenRules={() => setRulesOpen(true)} onOpenPositions={onOpenPositions} />
        <div className="lobby-side">
          <LobbyKnocks app={app} />
          <Notices app={app} dialogs={dialogs} onOpenMicrophone={() => onOpenSettings('microphone')} />
          <People app={app} />
        </div>
        {(lobby.connection.status === 'ended' || lobby.connection.status === 'reconnecting') && (
          <EndedCard
            connection={lobby.connection}
            onReconnect={() => void app.lobby.controller.reconnect()}
            onCheck={() => dialogs.show('check')}
            onBack={leave}
          />
        )}
      </main>
      <footer>
        <LobbyTalkBar app={app} onOpenKeys={() => onOpenSettings('keys')} />
      </footer>
      <JourneyPanel {...app.journey} participants={lobby.participants} ownId={lobby.ownId} />
      <LobbyReachDialogs app={app} dialogs={dialogs} onOpenSettings={onOpenSettings} />
      {areRulesOpen && <RulesDialog {...app.rules} isHost={isHostHere(lobby)} onClose={() => setRulesOpen(false)} />}
      {isAskingToLeave && (
        <LeaveHostDialog
          successorName={nameOf(lobby.participants, lobby.successor)}
          onStay={() => setAskingToLeave(false)}
          onHandOver={app.lobby.controller.handOver}
          onEnd={leave}
        />
      )}
    </div>
  );
}

function Header({
  app,
  dialogs,
  onOpenSettings,
  onLeave,
}: {
  readonly app: WindowApp;
  readonly dialogs: ReachDialogs;
  readonly onOpenSettings: () => void;
  readonly onLeave: () => void;
}): ReactNode {
  const lobby = useStore(app.lobby.store);
  const isHosting = useIsHosting(app);
  return (
    <LobbyHeader
      lobby={lobby}
      onCopyInvitation={app.copyInvitation}
      onInvite={isHosting ? () => dialogs.show('invite') : null}
      onCheck={() => dialogs.show('check')}
      onOpenJourney={() => app.journey.controller.openJourney()}
      onOpenSettings={onOpenSettings}
      onLeave={onLeave}
    />
  );
}

function People({ app }: { readonly app: WindowApp }): ReactNode {
  const lobby = useStore(
    app.lobby.store,
    useShallow((state) => ({
      ownId: state.ownId,
      rules: state.rules,
      connection: state.connection,
      hostIdentity: state.hostIdentity,
      quality: shownQuality(state),
    })),
  );
  const { ownId, rules, quality, hostIdentity } = lobby;
  const participants = useShownParticipants(app);
  const canHear = useStore(app.voice.store, (voice) => hearsOthers(voice, lobby));
  return (
    <PeopleList
      {...app.people}
      {...{ participants, ownId, rules, quality, canHear, hostIdentity }}
      onFollow={app.journey.controller.openJourney}
      scene={app.scene}
    />
  );
}

/**
 * Notices: why nobody hears you, why others may not reach your lobby, which device is in use, and what the host leaves
 * out under load.
 */
function Notices({
  app,
  dialogs,
  onOpenMicrophone,
}: {
  readonly app: WindowApp;
  readonly dialogs: ReachDialogs;
  readonly onOpenMicrophone: () => void;
}): ReactNode {
  const { t } = useTranslation('app');
  const { t: tDevices } = useTranslation('devices');
  const { t: tHeadset } = useTranslation('headset');
  const problem = useStore(app.devices.store, (state) => state.problem);
  const lowered = useStore(app.lobby.store, (state) => state.lowered);
  const connection = useStore(app.lobby.store, (state) => state.connection);
  const isStalled = useStore(app.voice.store, (voice) => ownReach(voice, { connection }) === 'stalled');
  const canHear = useStore(app.voice.store, (voice) => hearsOthers(voice, { connection }));
  const { headset, isSupported } = useStore(app.headset.store);
  const usePhone = isSupported ? <Button onClick={onOpenMicrophone}>{tHeadset('use')}</Button> : null;
  const hostNotices = useStore(app.lobby.store, (state) => state.hostNotices);
  return (
    <div className="lobby-notices">
      <HeadsetNotice {...app.headset} />
      {problem !== null && headset === null && (
        <Notice tone="danger" action={usePhone}>
          {t(canHear ? 'notHeard' : 'notHeardNorHearing', { problem: tDevices(`problem.${problem.code}`) })}
        </Notice>
      )}
      {isStalled && <Notice tone="danger">{t('nothingSent')}</Notice>}
      <HostNotices
        notices={hostNotices}
        onDismiss={(seen) =>
          app.lobby.store.setState({ hostNotices: hostNotices.filter(({ code }) => code !== seen.code) })
        }
      />
      <NewHost app={app} />
      <LobbyReachCard app={app} dialogs={dialogs} />
      <DevicesNotice {...app.devices} />
      {lowered !== null && <BusyNotice lowered={lowered} />}
    </div>
  );
}

function NewHost({ app }: { readonly app: WindowApp }): ReactNode {
  const { store } = app.lobby;
  const { ownId, newHost, participants } = useStore(
    store,
    useShallow((state) => ({ ownId: state.ownId, newHost: state.newHost, participants: state.participants })),
  );
  const dismiss = useCallback(() => store.setState({ newHost: '' }), [store]);
  const name = nameOf(participants, newHost);
  if (name === null) return null;
  const isOwn = participants.some(({ id, identity }) => id === ownId && identity === newHost);
  return <NewHostNotice key={newHost} name={name} isOwn={isOwn} onDismiss={dismiss} />;
}

/** Returns the name of the player with this identity; null = they are not here. */
function nameOf(participants: readonly Participant[], identity: string): string | null {
  return identity === '' ? null : (participants.find((one) => one.identity === identity)?.name ?? null);
}
