import type { i18n } from 'i18next';
import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import type { AudioEngine } from '../../audio/audio-engine.ts';
import type { HeadsetController } from '../../features/headset/headset-controller.ts';
import type { JourneyController } from '../../features/journey/journey-controller.ts';
import type { PlaceMemory } from '../../features/lobby/last-place.ts';
import { createLiveName, type LiveName } from '../../features/lobby/live-name.ts';
import { createLobbyController, type LobbyController } from '../../features/lobby/lobby-controller.ts';
import { followLobby } from '../../features/lobby/succession/lobby-follower.ts';
import {
  isHostHere,
  isInLobby,
  ownNameIn,
  type LobbyState,
  type LobbyStore,
} from '../../features/lobby/lobby-store.ts';
import type { ResumeMemory } from '../../features/lobby/resume-memory.ts';
import { startPose } from '../../features/map/input/walk.ts';
import type { ReportsController } from '../../features/reports/reports-controller.ts';
import type { ReportsStore } from '../../features/reports/reports-store.ts';
import type { ModerationController } from '../../features/moderation/moderation-controller.ts';
import { mayAsPlayer, type ModerationStore } from '../../features/moderation/moderation-store.ts';
import type { PeopleController } from '../../features/people/people-controller.ts';
import type { RoomsController } from '../../features/rooms/rooms-controller.ts';
import type { SettingsStore } from '../../features/settings/settings-store.ts';
import { talkChoices } from '../../features/voice/talk-style.ts';
import type { VoiceController } from '../../features/voice/voice-controller.ts';
import type { WhisperController } from '../../features/whisper/whisper-controller.ts';
import type { HostLink } from '../../link/host-link.ts';
import { LinkSet, type LinkWish } from '../../link/link-set.ts';
import type { Scene } from '../../link/scene.ts';
import type { Feature } from '../feature.ts';
import { connectColor } from './self/connect-color.ts';
import type { RolesFeature } from './people/connect-roles.ts';
import type { LobbyFeatures } from './create-lobby-features.ts';
import { connectOutput } from './self/connect-output.ts';
import type { ProfileFeature } from './self/connect-profile.ts';
import { routeMessage } from './route-message.ts';

export interface LobbyConnections extends LobbyFeatures {
  readonly store: LobbyStore;
  readonly journey: JourneyController;
  readonly people: PeopleController;
  readonly headset: HeadsetController;
  readonly voice: VoiceController;
  readonly roles: Pick<RolesFeature, 'setLink' | 'controller'>;
  readonly moderation: Feature<ModerationStore, ModerationController>;
  readonly reports: Feature<ReportsStore, ReportsController>;
  readonly profile: ProfileFeature;
  readonly rooms: Pick<RoomsController, 'setLink' | 'receive'>;
  readonly whisper: Pick<WhisperController, 'setLink' | 'receive'>;
  readonly bridge: EarshotBridge;
  readonly engine: AudioEngine;
  readonly scene: Scene;
  readonly settings: SettingsStore;
  readonly i18n: i18n;
  readonly memory: ResumeMemory;
  readonly lastPlace: PlaceMemory;
}

/** The parts that follow the link in use. */
interface Linked {
  setLink(link: HostLink | null, isSame: boolean, isHandedOver?: boolean): void;
}

/** Connects the lobby: it drives sound, scene and voice, and tells the host your position and how you talk. */
export function connectLobby(connections: LobbyConnections): Feature<LobbyStore, LobbyController> {
  const { store, journey, people, headset, bridge, engine, scene, voice } = connections;
  const { talkStyle, positions, audience, memory, lastPlace } = connections;
  const liveName = connectLiveName(connections);
  const linked: readonly Linked[] = [
    voice,
    headset,
    journey,
    people,
    talkStyle.controller,
    positions.controller,
    liveName,
    connections.roles,
    connections.moderation.controller,
    connections.reports.controller,
    ...[connections.profile, connections.rooms, connections.whisper],
    connections.text.controller,
    connections.files.controller,
    connectColor(connections.settings),
    connectOutput(connections.settings),
  ];
  const receivers = {
    scene,
    positions: positions.controller,
    audience,
    headset,
    journey,
    talkStyle: talkStyle.controller,
    moderation: connections.moderation.controller,
    reports: connections.reports.controller,
    roles: connections.roles.controller,
    profile: connections.profile,
    text: connections.text.controller,
    ...{ rooms: connections.rooms, whisper: connections.whisper },
  };
  const links = new LinkSet(bridge);
  connectRules(connections);

  const parts = {
    bridge,
    store,
    openLink: (wish: LinkWish) => links.open(wish),
    memory,
    nameToJoin: liveName.nameToJoin,
    schedule: scheduleTimer,
    nowMs: () => performance.now(),
  };
  const controller = createLobbyController({
    ...parts,
    follow: (stay) => followLobby(parts, stay),
    wallMs: () => Date.now(),
    random: () => Math.random(),
    events: {
      onJoined({ participantId }) {
        const lastPose = lastPlace.poseIn(store.getState().invitation);
        if (lastPose === undefined) {
          talkStyle.controller.forgetGroup();
          journey.forget();
        }
        scene.clear();
        scene.setOwn(participantId, positions.controller.sourcePose() ?? lastPose ?? startPose(participantId));
      },
      onConnected(link, isSame, settled) {
        for (const one of linked) one.setLink(link, isSame, settled !== undefined);
        engine.playRemote(link.remoteStream, settled);
      },
      onMessage: (message) => routeMessage(message, receivers, performance.now()),
      onLinkGone() {
        if (scene.own !== undefined) lastPlace.remember(store.getState().invitation, scene.own.pose);
        for (const one of linked) one.setLink(null, false);
        audience.setState({ hearers: null });
        engine.playRemote(null);
        scene.silence();
      },
    },
  });
  return { store, controller };
}

/** A name that you change in the settings is also your name in the lobby. */
function connectLiveName({ store, settings, i18n }: LobbyConnections): LiveName {
  const liveName = createLiveName({
    chosenName: () => settings.getState().settings.name,
    nameless: () => i18n.t('nameless', { ns: 'lobby' }),
    store,
    schedule: scheduleTimer,
    nowMs: () => performance.now(),
  });
  settings.subscribe((state, before) => {
    if (state.settings.name !== before.settings.name) liveName.nameChanged();
  });
  return liveName;
}

/** The lobby's rules, your team and your rank in it decide what the rules dialog shows and how you may talk. */
function connectRules({ store, rules, talkStyle, positions, moderation }: LobbyConnections): void {
  const follow = (): void => {
    const { rules: current, phase } = store.getState();
    rules.controller.receiveRules(current, phase);
    followRights();
  };
  const followRights = (): void => {
    const standing = moderation.store.getState();
    const [shout, radio] = [mayAsPlayer(standing, 'shout'), mayAsPlayer(standing, 'radio')];
    const rights = { shout, radio, broadcast: standing.may.includes('broadcast') };
    const team = positions.store.getState().ownPlacement?.team ?? '';
    talkStyle.controller.setChoices(talkChoices(store.getState().rules, team, rights));
  };
  store.subscribe((state, before) => {
    const isOtherLobby = state.ownId !== before.ownId;
    if (isOtherLobby) rules.controller.enterLobby(state.origin === 'practice');
    if (isOtherLobby || state.rules !== before.rules || state.phase !== before.phase) follow();
    if (isOtherLobby || state.rules === before.rules || !isInLobby(state)) return;
    const isByOther = state.rulesBy !== '' && state.rulesBy !== ownNameIn(state);
    if (isByOther) rules.controller.tellChange(before.rules, state.rules, state.rulesBy);
    else if (state.rulesBy === '' && !isHostHere(state))
      rules.controller.tellChange(before.rules, state.rules, nameOfHost(state));
  });
  positions.store.subscribe((state, before) => {
    if (state.ownPlacement?.team !== before.ownPlacement?.team) follow();
  });
  moderation.store.subscribe((state, before) => {
    if (state.may !== before.may || state.knowsRanks !== before.knowsRanks) followRights();
  });
}

function nameOfHost({ hostIdentity, participants }: LobbyState): string | null {
  return hostIdentity === '' ? null : (participants.find(({ identity }) => identity === hostIdentity)?.name ?? null);
}
