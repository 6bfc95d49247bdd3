import type { RoomHearing } from '../../../shared/model/people/lobby-room.ts';
import { LIFE_STATES, type TalkTarget } from '../../../shared/model/presence.ts';
import type { VoiceRange } from '../../../shared/spatial/hearing-now.ts';
import { isMicrophoneOff, reachOf } from './reach.ts';
import { isTalkHeld, wantsToTalk, type VoiceState } from './voice-machine.ts';

/** How the window is connected to the host. */
export type LinkState = 'connecting' | 'connected' | 'interrupted' | 'reconnecting' | 'ended';

/** Everything that decides whether you are heard, and by whom. */
export interface OwnVoiceFacts {
  readonly voice: VoiceState;
  readonly link: LinkState;
  /** What your other device has turned off, if your sound is shared with one; null = there is none. */
  readonly otherDevice: { readonly isMuted: boolean; readonly isDeafened: boolean } | null;
  /** The lobby has turned your voice off: moderators, your role, or because you are new. */
  readonly isSilenced: boolean;
  /** Where your talk key works; `none` = you have none, or no keyboard. */
  readonly key: 'none' | 'here' | 'everywhere';
  readonly target: TalkTarget;
  /** How far your voice carries by the rules of this phase. */
  readonly range: VoiceRange;
  /** You chose the radio and no channel: until then, only those in range hear you. */
  readonly lacksChannel: boolean;
  /** Everybody else is quieter while you talk. */
  readonly hasPriority: boolean;
  readonly isInGroup: boolean;
  /** The players who hear you when you talk, loudest first; null = the host does not report them. */
  readonly hearers: readonly string[] | null;
  /** The players here that you have blocked. */
  readonly blocked: readonly string[];
  /** How many others are in the lobby. */
  readonly othersHere: number;
  /** The room where you are, and how many others are there; null = the lobby's open space. */
  readonly room: { readonly name: string; readonly hearing: RoomHearing; readonly othersHere: number } | null;
  /** The names of those who hear your whisper, and nobody else; null = you do not whisper. */
  readonly whispersTo: readonly string[] | null;
}

/** Why nobody hears you, whatever you do with your talk key. */
type Unheard =
  | 'ended'
  | 'reconnecting'
  | 'interrupted'
  | 'connecting'
  | 'deafened'
  | 'deafenedThere'
  | 'noMicrophone'
  | 'muted'
  | 'mutedThere'
  | 'silenced'
  | 'stalled'
  | 'noSound';

/** How you begin to talk. `paused`: with push to mute, while you hold the key or have locked it. */
type TalkWay =
  'hold' | 'holdHere' | 'holdButton' | 'voice' | 'phone' | 'opening' | 'channel' | 'paused' | 'pausedLocked';

/**
 * The players who hear you. `hidden`: the host does not report them; `everyone`, `not-living`: nor does it have to,
 * because the rules let everyone hear you at any distance, or keep you from the living.
 */
export type Hearing =
  | { readonly kind: 'hidden' | 'everyone' | 'not-living' | 'alone' | 'group' | 'whisper-none' }
  | { readonly kind: 'nobody'; readonly way: HearingWay }
  | { readonly kind: 'blocked' | 'whisper'; readonly names: readonly string[] }
  /** You are in a room: all in it hear you, nobody else is there, or nobody is heard in it. */
  | { readonly kind: 'room' | 'room-alone' | 'room-silent'; readonly room: string }
  | { readonly kind: 'names'; readonly way: HearingWay; readonly names: readonly string[] };

/** The means that bring your voice to others. `nearby`: only to those in range; `everybody`: at any distance. */
type HearingWay = TalkTarget | 'rules';

/** The one sentence about your voice. `ends`: what stops it; null = you let go. */
export type OwnSentence =
  | { readonly kind: 'unheard'; readonly why: Unheard }
  | { readonly kind: 'ready'; readonly way: TalkWay; readonly hearing: Hearing; readonly room: string | null }
  | {
      readonly kind: 'sending';
      readonly hearing: Hearing;
      /** The name of the room where you are; null = the open space. */
      readonly room: string | null;
      readonly ends: 'lock' | 'pause' | null;
      readonly lacksChannel: boolean;
      readonly hasPriority: boolean;
    };

/** What the button to hold does, or says while it can do nothing; null = nothing has to be held. */
export type TalkButtonState =
  'turnOn' | 'unmute' | 'undeafen' | 'talk' | 'talking' | 'pause' | 'paused' | 'notSent' | null;

/** The window's verdict about your voice: every view of it shows a part of this. */
export interface OwnVoice {
  /** Whether your voice leaves this window, or your phone: the meter has the accent exactly then. */
  readonly isSending: boolean;
  /** Whether the microphone is shown as off: others see you as muted. */
  readonly isMicrophoneOff: boolean;
  /** `unheard`: your voice is sent, and nobody hears it. */
  readonly tone: 'live' | 'unheard' | 'ready' | 'off' | 'trouble';
  readonly button: TalkButtonState;
  readonly sentence: OwnSentence;
}

/** What you turned off yourself, or never turned on; everything else is a fault. */
const TURNED_OFF: ReadonlySet<Unheard> = new Set(['deafened', 'deafenedThere', 'noMicrophone', 'muted', 'mutedThere']);

/** Nobody hears you, although you talk. */
const UNHEARD: ReadonlySet<Hearing['kind']> = new Set([
  ...(['nobody', 'blocked', 'group', 'alone', 'room-alone', 'room-silent', 'whisper-none'] as const),
]);

/** Returns what the window says about your voice. Each combination of facts has exactly one sentence. */
export function describeOwnVoice(facts: OwnVoiceFacts): OwnVoice {
  const { voice, link, otherDevice, lacksChannel, hasPriority } = facts;
  const reach = reachOf(voice, link === 'connected');
  const isOff = isMicrophoneOff(reach) || otherDevice?.isMuted === true || otherDevice?.isDeafened === true;
  const why = whyUnheard(facts);
  if (why !== null)
    return {
      isSending: false,
      isMicrophoneOff: isOff,
      tone: TURNED_OFF.has(why) ? 'off' : 'trouble',
      button: buttonOfUnheard(why, voice),
      sentence: { kind: 'unheard', why },
    };
  const hearing = hearingOf(facts);
  const room = shownRoom(facts, hearing);
  if (reach !== 'sending')
    return {
      isSending: false,
      isMicrophoneOff: false,
      tone: 'ready',
      button: voice.talkMode === 'push-to-talk' ? 'talk' : voice.talkMode === 'push-to-mute' ? 'paused' : null,
      sentence: { kind: 'ready', way: wayOf(facts), hearing, room },
    };
  return {
    isSending: true,
    isMicrophoneOff: false,
    tone: UNHEARD.has(hearing.kind) ? 'unheard' : 'live',
    button: voice.talkMode === 'push-to-talk' ? 'talking' : voice.talkMode === 'push-to-mute' ? 'pause' : null,
    sentence: { kind: 'sending', hearing, room, ends: endOf(voice), lacksChannel, hasPriority },
  };
}

/** Returns the name of your room, unless what is said about those who hear you has it already. */
function shownRoom({ room }: OwnVoiceFacts, hearing: Hearing): string | null {
  return room === null || 'room' in hearing ? null : room.name;
}

function whyUnheard({ voice, link, otherDevice, isSilenced }: OwnVoiceFacts): Unheard | null {
  if (link !== 'connected') return link;
  if (voice.isDeafened) return 'deafened';
  if (otherDevice?.isDeafened === true) return 'deafenedThere';
  const reach = reachOf(voice, true);
  switch (reach) {
    case 'deafened':
    case 'muted':
    case 'stalled':
      return reach;
    case 'no-microphone':
      return 'noMicrophone';
    case 'no-link':
      return 'connecting';
    case 'no-sound':
      return 'noSound';
    case 'silent':
    case 'sending':
      return otherDevice?.isMuted === true ? 'mutedThere' : isSilenced ? 'silenced' : null;
  }
}

function buttonOfUnheard(why: Unheard, { talkMode }: VoiceState): TalkButtonState {
  if (why === 'noMicrophone') return 'turnOn';
  if (why === 'muted') return 'unmute';
  if (why === 'deafened') return 'undeafen';
  return talkMode === 'push-to-talk' || talkMode === 'push-to-mute' ? 'notSent' : null;
}

function wayOf({ voice, key, lacksChannel }: OwnVoiceFacts): TalkWay {
  if (voice.talkMode === 'push-to-mute') {
    if (voice.isLocked) return 'pausedLocked';
    return isTalkHeld(voice) ? 'paused' : 'opening';
  }
  if (wantsToTalk(voice) || voice.talkMode === 'open-mic') return 'opening';
  if (lacksChannel) return 'channel';
  if (voice.talkMode === 'voice-activation') return voice.isOnHeadset ? 'phone' : 'voice';
  if (key === 'none') return 'holdButton';
  return key === 'here' ? 'holdHere' : 'hold';
}

function endOf(voice: VoiceState): 'lock' | 'pause' | null {
  if (voice.talkMode === 'push-to-mute') return 'pause';
  return voice.isLocked && voice.talkMode !== 'open-mic' ? 'lock' : null;
}

function hearingOf(facts: OwnVoiceFacts): Hearing {
  const { hearers, othersHere, isInGroup, blocked, whispersTo } = facts;
  if (whispersTo !== null)
    return whispersTo.length === 0 ? { kind: 'whisper-none' } : { kind: 'whisper', names: whispersTo };
  if (othersHere === 0) return { kind: 'alone' };
  const inRoom = hearingInRoom(facts);
  if (inRoom !== undefined) return inRoom;
  if (hearers === null) return hiddenHearing(facts);
  const way = hearingWay(facts);
  if (hearers.length > 0) return { kind: 'names', names: hearers, way };
  if (isInGroup && facts.room === null) return { kind: 'group' };
  return blocked.length > 0 ? { kind: 'blocked', names: blocked } : { kind: 'nobody', way };
}

/** What your room says about those who hear you; undefined = nothing that the host or the rules do not say. */
function hearingInRoom({ room, target, hearers, range }: OwnVoiceFacts): Hearing | undefined {
  if (room === null) return undefined;
  if (room.hearing === 'nobody') return { kind: 'room-silent', room: room.name };
  // A voice to everybody leaves the room.
  if (target === 'everybody') return undefined;
  if (room.othersHere === 0) return { kind: 'room-alone', room: room.name };
  const isForAll =
    room.hearing === 'everyone' && range.kind === 'everywhere' && range.listeners.length === LIFE_STATES.length;
  return hearers === null && isForAll ? { kind: 'room', room: room.name } : undefined;
}

/** What the rules alone say about those who hear you, where the host says nothing. */
function hiddenHearing({ range, target, isInGroup, blocked, room }: OwnVoiceFacts): Hearing {
  if (target !== 'nearby' || isInGroup || room !== null) return { kind: 'hidden' };
  if (range.kind === 'nobody') return { kind: 'nobody', way: 'rules' };
  if (range.kind === 'metres') return { kind: 'hidden' };
  if (!range.listeners.includes('alive')) return { kind: 'not-living' };
  return { kind: range.listeners.length === LIFE_STATES.length && blocked.length === 0 ? 'everyone' : 'hidden' };
}

function hearingWay({ range, target }: OwnVoiceFacts): HearingWay {
  if (target !== 'nearby' || range.kind === 'metres') return target;
  return range.kind === 'nobody' ? 'rules' : 'everybody';
}
