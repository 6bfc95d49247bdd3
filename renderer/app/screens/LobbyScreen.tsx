import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { JourneyPanel } from '../../features/journey/JourneyPanel.tsx';
import { EndedCard } from '../../features/lobby/EndedCard.tsx';
import { isHostHere, isHostOfOthers, type Connection } from '../../features/lobby/lobby-store.ts';
import { LeaveHostDialog } from '../../features/lobby/succession/LeaveHostDialog.tsx';
import { describeRemoval } from '../../features/moderation/describe-removal.ts';
import { ClaimDialog } from '../../features/moderation/ClaimDialog.tsx';
import { RulesDialog } from '../../features/rules/RulesDialog.tsx';
import { currentTalkStyle } from '../../features/voice/talk-style.ts';
import type { WindowApp } from '../create-window-app.ts';
import type { SettingsTarget } from '../settings/settings-catalogue.ts';
import { LobbyManage } from './lobby/LobbyManage.tsx';
import { LobbyReport } from './lobby/LobbyReport.tsx';
import { LobbyStage } from './lobby/LobbyStage.tsx';
import { LobbyTop, useInvite } from './lobby/LobbyTop.tsx';
import { MiniLobby } from './lobby/MiniLobby.tsx';
import { nameOf } from './lobby/name-of.ts';
import { useLobbyLayout } from './lobby/use-lobby-layout.ts';
import { LobbyReachDialogs } from './LobbyReachDialogs.tsx';
import { LobbyTalkBar } from './LobbyTalkBar.tsx';
import { useReachDialogs } from './use-reach-dialogs.ts';

interface Props {
  readonly app: WindowApp;
  readonly onOpenSettings: (target?: SettingsTarget) => void;
}

/** The lobby: the map, the people, how you talk, and the dialogs above them. */
export function LobbyScreen({ app, onOpenSettings }: Props): ReactNode {
  // Leaves out the connection quality, which changes every second.
  const lobby = useStore(
    app.lobby.store,
    useShallow(({ connection, origin, ownId, participants, successor, isSuccessorPreparing }) => ({
      ...{ connection, origin, ownId, participants, successor, isSuccessorPreparing },
    })),
  );
  const [isAskingToLeave, setAskingToLeave] = useState(false);
  const [areRulesOpen, setRulesOpen] = useState(false);
  const [door, setDoor] = useState<DoorDialog>(null);
  const dialogs = useReachDialogs();
  const [onInvite, copyByHand] = useInvite(app, dialogs);
  const layout = useLobbyLayout(useStore(app.window.store, (state) => state.shape));
  const openRules = (): void => setRulesOpen(true);
  const leave = (): void => void app.lobby.controller.leave();
  const isEnded = lobby.connection.status === 'ended';
  const leaveOrAsk = isHostOfOthers(lobby) ? () => setAskingToLeave(true) : leave;
  useEffect(
    () =>
      app.onLeaveWanted(() => {
        setAskingToLeave(true);
        // The mini window has no room for the question.
        if (app.window.store.getState().shape === 'mini') void app.window.controller.takeShape('full');
      }),
    [app],
  );
  if (layout === 'mini') return <MiniLobby app={app} />;
  return (
    <div className="lobby">
      <LobbyTop
        {...{ app, layout, dialogs, onInvite, onOpenSettings }}
        onOpenRules={openRules}
        onOpenManage={() => setDoor('manage')}
        onOpenClaim={() => setDoor('claim')}
        onOpenReport={() => setDoor('report')}
      />
      <LobbyStage
        {...{ app, layout, dialogs, onInvite }}
        onOpenRules={openRules}
        onOpenPositions={() => onOpenSettings('games')}
        onOpenMicrophone={() => onOpenSettings('phone')}
      >
        <Ended app={app} onCheck={() => dialogs.show('check')} onBack={leave} />
      </LobbyStage>
      {!isEnded && (
        <footer>
          <LobbyTalkBar app={app} onOpenKeys={onOpenSettings} onLeave={leaveOrAsk} />
        </footer>
      )}
      {copyByHand}
      <JourneyPanel {...app.journey} participants={lobby.participants} ownId={lobby.ownId} />
      <LobbyReachDialogs app={app} dialogs={dialogs} onOpenSettings={onOpenSettings} />
      <Door app={app} open={door} onClose={() => setDoor(null)} />
      {areRulesOpen && <Rules app={app} isHost={isHostHere(lobby)} onClose={() => setRulesOpen(false)} />}
      {isAskingToLeave && (
        <LeaveHostDialog
          successorName={nameOf(lobby.participants, lobby.successor)}
          isPreparing={lobby.isSuccessorPreparing}
          onStay={() => setAskingToLeave(false)}
          onHandOver={app.lobby.controller.handOver}
          onEnd={leave}
        />
      )}
    </div>
  );
}

interface EndedProps extends Pick<Props, 'app'> {
  readonly onCheck: () => void;
  readonly onBack: () => void;
}

/** What happened, while you are out of the lobby. */
function Ended({ app, onCheck, onBack }: EndedProps): ReactNode {
  const { controller, store } = app.lobby;
  const connection = useStore(store, (state) => state.connection);
  const hostName = useStore(store, ({ origin, participants, hostIdentity }) =>
    origin === 'joined' ? nameOf(participants, hostIdentity) : null,
  );
  const removal = useRemoval(connection);
  if (connection.status !== 'ended' && connection.status !== 'reconnecting') return null;
  const hostAgain = (): void => {
    const { lobbyName, rules } = store.getState();
    void controller.host(lobbyName, rules, null);
  };
  return (
    <EndedCard
      {...{ hostName, removal, connection, onCheck, onBack }}
      onReconnect={() => void controller.reconnect()}
      onHost={app.guestPage === undefined ? hostAgain : null}
    />
  );
}

/** Describes your removal from the lobby in words; null = you were not removed, or nothing is known. */
function useRemoval(connection: Connection): string | null {
  const { t, i18n } = useTranslation('moderation');
  if (connection.status !== 'ended' || !connection.removal) return null;
  return describeRemoval(connection.removal, t, i18n.language);
}

/** The open dialog about how the lobby is run; null = none. */
type DoorDialog = 'manage' | 'claim' | 'report' | null;

interface DoorProps extends Pick<Props, 'app'> {
  readonly open: DoorDialog;
  readonly onClose: () => void;
}

function Door({ app, open, onClose }: DoorProps): ReactNode {
  if (open === null) return null;
  if (open === 'manage') return <LobbyManage app={app} onClose={onClose} />;
  if (open === 'report') return <LobbyReport app={app} onClose={onClose} />;
  return <ClaimDialog onClaim={app.moderation.controller.claim} onClose={onClose} />;
}

function Rules({
  app,
  isHost,
  ...rest
}: {
  readonly app: WindowApp;
  readonly isHost: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const ownStrength = useStore(app.talkStyle.store, (state) => currentTalkStyle(state, state.choices).voice);
  const mayChange = useStore(app.moderation.store, ({ may }) => may.includes('rules'));
  return (
    <RulesDialog
      {...app.rules}
      {...rest}
      canEdit={isHost || mayChange}
      ownStrength={ownStrength}
      onCopy={app.copyText}
    />
  );
}
