import type { VoiceAction } from '../../../shared/model/keys/bindings.ts';
import {
  TALK_TARGETS,
  VOICE_STRENGTHS,
  type TalkStyle,
  type TalkTarget,
  type VoiceStrength,
} from '../../../shared/model/presence.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';

const HELD_STYLES = ['whisper', 'shout', 'radio', 'priority'] as const;

/** A talk style that lasts while its key is held. */
export type HeldStyle = Extract<VoiceAction, (typeof HELD_STYLES)[number]>;

export function isHeldStyle(action: VoiceAction): action is HeldStyle {
  return HELD_STYLES.some((style) => style === action);
}

/** The choices that the lobby's rules and your team allow. */
export type TalkChoices = {
  readonly strengths: readonly VoiceStrength[];
  readonly targets: readonly TalkTarget[];
  /** Whether you may speak with priority by a key. */
  readonly mayHavePriority: boolean;
  /** What the rules allow, but not your rank. */
  readonly withheld: readonly ('shout' | 'radio')[];
};

/** The ways of speaking that your rank allows. */
export interface TalkRights {
  readonly shout: boolean;
  readonly radio: boolean;
  /** To everybody, even where the rules do not let every player. */
  readonly broadcast: boolean;
}

/** What every player may do in a lobby whose host knows no ranks. */
const PLAYER_RIGHTS: TalkRights = { shout: true, radio: true, broadcast: false };

export function talkChoices(
  { strengths, channels }: Pick<HearingRules, 'strengths' | 'channels'>,
  team: string,
  rights: TalkRights = PLAYER_RIGHTS,
): TalkChoices {
  const isTarget: Readonly<Record<TalkTarget, boolean>> = {
    nearby: true,
    team: channels.team && team !== '',
    radio: channels.radio && rights.radio,
    everybody: channels.everybody || rights.broadcast,
  };
  const isStrength: Readonly<Record<VoiceStrength, boolean>> = {
    whisper: strengths.whisper > 0,
    normal: true,
    shout: strengths.shout > 0 && rights.shout,
  };
  return {
    strengths: VOICE_STRENGTHS.filter((strength) => isStrength[strength]),
    targets: TALK_TARGETS.filter((target) => isTarget[target]),
    mayHavePriority: channels.priority,
    withheld: [
      ...(strengths.shout > 0 && !rights.shout ? (['shout'] as const) : []),
      ...(channels.radio && !rights.radio ? (['radio'] as const) : []),
    ],
  };
}

export interface TalkStyleState {
  /** Your choice, whether it is allowed here or not: rules change. */
  readonly chosen: TalkStyle;
  /** Held styles, in the order in which their keys went down. */
  readonly held: readonly HeldStyle[];
  /** What the game sets instead; null = nothing. */
  readonly game: TalkStyle | null;
}

/**
 * Returns the styles whose keys have an effect: the game sets nothing, the rules allow the style, and a radio is on a
 * channel.
 */
export function heldStylesOffered(
  { chosen, game }: TalkStyleState,
  { strengths, targets, mayHavePriority }: TalkChoices,
): readonly HeldStyle[] {
  if (game !== null) return [];
  const isOffered: Readonly<Record<HeldStyle, boolean>> = {
    whisper: strengths.includes('whisper'),
    shout: strengths.includes('shout'),
    radio: targets.includes('radio') && chosen.radio !== '',
    priority: mayHavePriority,
  };
  return HELD_STYLES.filter((style) => isOffered[style]);
}

/**
 * Returns the styles whose keys are held although they are no longer allowed: what was meant for a few must not reach
 * everyone.
 */
export function heldStylesWithdrawn(state: TalkStyleState, choices: TalkChoices): readonly HeldStyle[] {
  const offered = heldStylesOffered(state, choices);
  return state.held.filter((style) => !offered.includes(style));
}

/**
 * Returns how you speak now: as the game sets, else by held keys, else by your choice; a style that is not allowed
 * becomes plain talk.
 */
export function currentTalkStyle(
  { chosen, held, game }: TalkStyleState,
  { strengths, targets, mayHavePriority }: TalkChoices,
): TalkStyle {
  const wanted = game ?? withHeld(chosen, held);
  const isReachable = targets.includes(wanted.to) && (wanted.to !== 'radio' || wanted.radio !== '');
  return {
    voice: strengths.includes(wanted.voice) ? wanted.voice : 'normal',
    to: isReachable ? wanted.to : 'nearby',
    radio: wanted.radio,
    priority: wanted.priority && mayHavePriority,
  };
}

/** Returns whether you chose the radio without a channel, so that you talk to those nearby instead. */
export function isRadioWithoutChannel({ chosen, game }: TalkStyleState, { targets }: TalkChoices): boolean {
  return game === null && chosen.to === 'radio' && chosen.radio === '' && targets.includes('radio');
}

function withHeld(chosen: TalkStyle, held: readonly HeldStyle[]): TalkStyle {
  const voice = held.findLast((style) => style === 'whisper' || style === 'shout');
  return {
    voice: voice ?? chosen.voice,
    to: held.includes('radio') ? 'radio' : chosen.to,
    radio: chosen.radio,
    priority: chosen.priority || held.includes('priority'),
  };
}
