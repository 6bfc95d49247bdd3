import { TALK_TARGETS, VOICE_STRENGTHS, type TalkStyle, type TalkTarget, type VoiceStrength } from '../../../shared/model/presence.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { VoiceKeyAction } from './listen-to-voice-keys.ts';

/** A way of talking that lasts as long as its key is held. */
export type HeldStyle = Exclude<VoiceKeyAction, 'talk'>;

/** What a lobby's rules, and one's own team in it, leave to choose from. */
export type TalkChoices = { readonly strengths: readonly VoiceStrength[]; readonly targets: readonly TalkTarget[] };

export function talkChoices({ strengths, channels }: Pick<HearingRules, 'strengths' | 'channels'>, team: string): TalkChoices {
  const isTarget: Readonly<Record<TalkTarget, boolean>> = { nearby: true, team: channels.team && team !== '', radio: channels.radio, everybody: channels.everybody };
  return {
    strengths: VOICE_STRENGTHS.filter((strength) => strength === 'normal' || strengths[strength] > 0),
    targets: TALK_TARGETS.filter((target) => isTarget[target]),
  };
}

export interface TalkStyleState {
  /** What the person chose, whether it is allowed here or not: rules change. */
  readonly chosen: TalkStyle;
  readonly held: HeldStyle | null;
  /** What the game says instead; null = it says nothing. */
  readonly game: TalkStyle | null;
}

/** How one speaks now: what the game says, else a key that is held, else what was chosen; what is not allowed is plain. */
export function currentTalkStyle({ chosen, held, game }: TalkStyleState, { strengths, targets }: TalkChoices): TalkStyle {
  const wanted = game ?? { ...chosen, ...(held === 'radio' ? { to: 'radio' as const } : held === null ? {} : { voice: held }) };
  const isReachable = targets.includes(wanted.to) && (wanted.to !== 'radio' || wanted.radio !== '');
  return {
    voice: strengths.includes(wanted.voice) ? wanted.voice : 'normal',
    to: isReachable ? wanted.to : 'nearby',
    radio: wanted.radio,
  };
}
