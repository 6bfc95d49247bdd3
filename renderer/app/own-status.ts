import type { Participant, ParticipantId } from '../../shared/model/participant.ts';
import { namedHearers, type Hearer } from '../features/audience/audience-store.ts';
import type { ConnectedHeadset } from '../features/headset/headset-store.ts';
import type { Connection, LobbyState } from '../features/lobby/lobby-store.ts';
import type { ModerationState } from '../features/moderation/moderation-store.ts';
import { preferenceOf, type PeopleState } from '../features/people/people-store.ts';
import { roomIdOf, roomOf, type RoomsState } from '../features/rooms/rooms-store.ts';
import type { LinkState, OwnVoiceFacts } from '../features/voice/own-voice.ts';
import { reachOf, type Reach } from '../features/voice/reach.ts';
import type { TalkStyleStoreState } from '../features/voice/talk-style-store.ts';
import { currentTalkStyle, isRadioWithoutChannel } from '../features/voice/talk-style.ts';
import type { statusOf, VoiceState } from '../features/voice/voice-machine.ts';

/**
 * The window's facts about your own voice and connection, each from one source. Views and other features show nothing
 * about them that does not come from here.
 */

/** Returns whether your voice leaves this window, and if not, why not. */
export function ownReach(voice: VoiceState, { connection }: Pick<LobbyState, 'connection'>): Reach {
  return reachOf(voice, connection.status === 'connected');
}

/** Returns how the window is connected, as far as your voice is concerned. */
export function linkState({ status }: Connection): LinkState {
  return status === 'none' || status === 'starting' ? 'connecting' : status;
}

export interface OwnVoiceSources {
  readonly lobby: Pick<LobbyState, 'connection' | 'participants' | 'ownId'>;
  readonly voice: VoiceState;
  readonly moderation: Pick<ModerationState, 'isMuted'>;
  readonly people: PeopleState;
  readonly headset: ConnectedHeadset | null;
  readonly hearers: readonly Hearer[] | null;
  readonly talkStyle: TalkStyleStoreState;
  readonly key: OwnVoiceFacts['key'];
  readonly range: OwnVoiceFacts['range'];
  readonly rooms: Pick<RoomsState, 'rooms' | 'places'>;
  /** Those who hear your whisper; null = you do not whisper. */
  readonly whispersTo: readonly ParticipantId[] | null;
}

/** Gathers everything that decides whether you are heard, and by whom. */
export function ownVoiceFacts(sources: OwnVoiceSources): OwnVoiceFacts {
  const { lobby, voice, moderation, people, headset, hearers, talkStyle, key, range, whispersTo } = sources;
  const style = currentTalkStyle(talkStyle, talkStyle.choices);
  return {
    voice,
    key,
    range,
    link: linkState(lobby.connection),
    otherDevice: headset,
    isSilenced: moderation.isMuted,
    target: style.to,
    hasPriority: style.priority,
    lacksChannel: isRadioWithoutChannel(talkStyle, talkStyle.choices),
    isInGroup: talkStyle.group.name !== '' && !talkStyle.group.isWaiting,
    hearers: hearers === null ? null : namedHearers(hearers, lobby.participants).map(({ name }) => name),
    blocked: blockedByYou(lobby, people),
    othersHere: others(lobby).length,
    room: ownRoom(sources),
    whispersTo: whispersTo && lobby.participants.filter(({ id }) => whispersTo.includes(id)).map(({ name }) => name),
  };
}

/** Returns the room where you are, and how many others are; null = the open space. */
function ownRoom({ rooms, lobby }: OwnVoiceSources): OwnVoiceFacts['room'] {
  const room = roomOf(rooms, lobby.ownId);
  if (room === undefined) return null;
  const othersHere = others(lobby).filter(({ id }) => roomIdOf(rooms, id) === room.id).length;
  return { name: room.name, hearing: room.hearing, othersHere };
}

/** Returns whether you hear others: not while you are deafened, or without a connection. */
export function hearsOthers(
  { isDeafened }: Pick<VoiceState, 'isDeafened'>,
  { connection }: Pick<LobbyState, 'connection'>,
): boolean {
  return !isDeafened && connection.status === 'connected';
}

/**
 * Returns everybody as the window shows them. What others see of you comes from your own voice: the host repeats it a
 * moment later, or not at all while the connection is lost.
 */
export function shownParticipants(
  participants: readonly Participant[],
  ownId: ParticipantId | null,
  status: ReturnType<typeof statusOf>,
): readonly Participant[] {
  return participants.map((participant) => (participant.id === ownId ? { ...participant, ...status } : participant));
}

/** Returns what others see of you while another device carries your sound, and has turned something off itself. */
export function withHeadset(
  status: ReturnType<typeof statusOf>,
  headset: ConnectedHeadset | null,
): ReturnType<typeof statusOf> {
  return {
    isMuted: status.isMuted || headset?.isMuted === true,
    isDeafened: status.isDeafened || headset?.isDeafened === true,
  };
}

type Others = Pick<LobbyState, 'participants' | 'ownId'>;

/** Returns the others here that you do not hear because you muted or blocked them. */
export function silencedByYou(lobby: Others, people: PeopleState): readonly ParticipantId[] {
  return others(lobby)
    .filter((participant) => {
      const { isMuted, isBlocked, volumePercent } = preferenceOf(people, participant);
      return isMuted || isBlocked || volumePercent === 0;
    })
    .map(({ id }) => id);
}

/** Returns the names of the others here that you have blocked and that therefore do not hear you. */
export function blockedByYou(lobby: Others, people: PeopleState): readonly string[] {
  return others(lobby)
    .filter((participant) => preferenceOf(people, participant).isBlocked)
    .map(({ name }) => name);
}

function others({ participants, ownId }: Others): readonly Participant[] {
  return participants.filter(({ id }) => id !== ownId);
}
