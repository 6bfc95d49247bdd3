import type { VoiceAction } from '../../../shared/model/bindings.ts';
import {
  TALK_TARGETS,
  VOICE_STRENGTHS,
  type TalkStyle,
  type TalkTarget,
  type VoiceStrength,
} from '../../../shared/model/presence.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';

const HELD_STYLES = ['whisper', 'shout', 'radio', 'priority'] as const;

/** A way of talking that lasts as long as its key is held. */
export type HeldStyle = Extract<VoiceAction, (typeof HELD_STYLES)[number]>;

export function isHeldStyle(action: VoiceAction): action is HeldStyle {
  return HELD_STYLES.some((style) => style === action);
}

/** What a lobby's rules, and one's own team in it, leave to choose from. */
export type TalkChoices = {
  readonly strengths: readonly VoiceStrength[];
  readonly targets: readonly TalkTarget[];
  /** Whether one may speak with priority by a key of one's own. */
  readonly mayHavePriority: boolean;
};

export function talkChoices(
  { strengths, channels }: Pick<HearingRules, 'strengths' | 'channels'>,
  team: string,
): TalkChoices {
  const isTarget: Readonly<Record<TalkTarget, boolean>> = {
    nearby: true,
    team: channels.team && team !== '',
    radio: channels.radio,
    everybody: channels.everybody,
  };
  return {
    strengths: VOICE_STRENGTHS.filter((strength) => strength === 'normal' || strengths[strength] > 0),
    targets: TALK_TARGETS.filter((target) => isTarget[target]),
    mayHavePriority: channels.priority,
  };
}

export interface TalkStyleState {
  /** What the person chose, whether it is allowed here or not: rules change. */
  readonly chosen: TalkStyle;
  /** In the order in which their keys went down. */
  readonly held: readonly HeldStyle[];
  /** What the game says instead; null = it says nothing. */
  readonly game: TalkStyle | null;
}

/**
 * Ways of talking whose keys do something now: the game says nothing, the rules allow it, and a radio is on a channel.
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
 * Ways of talking whose keys are held although nothing allows them any more: what was meant for a few must not be heard
 * by all.
 */
export function heldStylesWithdrawn(state: TalkStyleState, choices: TalkChoices): readonly HeldStyle[] {
  const offered = heldStylesOffered(state, choices);
  return state.held.filter((style) => !offered.includes(style));
}

/**
 * How one speaks now: what the game says, else keys that are held, else what was chosen; what is not allowed is plain.
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

function withHeld(chosen: TalkStyle, held: readonly HeldStyle[]): TalkStyle {
  const voice = held.findLast((style) => style === 'whisper' || style === 'shout');
  return {
    voice: voice ?? chosen.voice,
    to: held.includes('radio') ? 'radio' : chosen.to,
    radio: chosen.radio,
    priority: chosen.priority || held.includes('priority'),
  };
}
