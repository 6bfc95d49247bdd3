import {
  DEFAULT_PRESENCE,
  DEFAULT_TALK_STYLE,
  LIFE_STATES,
  MAX_LABEL_LENGTH,
  TALK_TARGETS,
  VOICE_STRENGTHS,
  type Presence,
  type TalkStyle,
} from '../../shared/model/presence.ts';
import { DEFAULT_EAR_OUTPUT, type EarOutput } from '../../shared/model/sound/ear-output.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { JOIN_OUTPUTS } from './command-defaults.ts';

const OUTPUT_NAMES = Object.keys(JOIN_OUTPUTS) as (keyof typeof JOIN_OUTPUTS)[];

/** A player's options besides the pose, for `parseOptions`. */
export const PLAYER_OPTIONS = {
  world: { type: 'string', default: DEFAULT_PRESENCE.world },
  team: { type: 'string', default: DEFAULT_PRESENCE.team },
  state: { type: 'string', default: DEFAULT_PRESENCE.state },
  voice: { type: 'string', default: DEFAULT_TALK_STYLE.voice },
  to: { type: 'string', default: DEFAULT_TALK_STYLE.to },
  radio: { type: 'string', default: DEFAULT_TALK_STYLE.radio },
  output: { type: 'string', default: 'stereo' },
} as const;

/** Converts values of `PLAYER_OPTIONS` into what is sent to the host, or fails with the name of the option. */
export function parsePlayer(values: { readonly [name in keyof typeof PLAYER_OPTIONS]: string }): Result<
  { readonly presence: Presence; readonly talkStyle: TalkStyle; readonly output: EarOutput },
  'bad-option'
> {
  const tooLong = (['world', 'team', 'radio'] as const).find((name) => values[name].length > MAX_LABEL_LENGTH);
  if (tooLong !== undefined)
    return failure(
      'bad-option',
      `--${tooLong} must have at most ${MAX_LABEL_LENGTH} characters; it has ${values[tooLong].length}.`,
    );
  const state = parseChoice('state', values.state, LIFE_STATES);
  if (!state.ok) return state;
  const voice = parseChoice('voice', values.voice, VOICE_STRENGTHS);
  if (!voice.ok) return voice;
  const to = parseChoice('to', values.to, TALK_TARGETS);
  if (!to.ok) return to;
  const output = parseChoice('output', values.output, OUTPUT_NAMES);
  if (!output.ok) return output;
  if (to.value === 'radio' && values.radio === '')
    return failure('bad-option', '--to radio needs a channel. Add --radio CHANNEL.');
  if (to.value === 'team' && values.team === '')
    return failure('bad-option', '--to team needs a team. Add --team NAME.');
  return success({
    presence: { ...DEFAULT_PRESENCE, world: values.world, team: values.team, state: state.value },
    talkStyle: { ...DEFAULT_TALK_STYLE, to: to.value, voice: voice.value, radio: values.radio },
    output: { ...DEFAULT_EAR_OUTPUT, mode: JOIN_OUTPUTS[output.value] },
  });
}

function parseChoice<Choice extends string>(
  name: string,
  text: string,
  choices: readonly Choice[],
): Result<Choice, 'bad-option'> {
  const choice = choices.find((one) => one === text);
  return choice === undefined
    ? failure('bad-option', `--${name} must be one of ${choices.join(', ')}, not '${text}'.`)
    : success(choice);
}
