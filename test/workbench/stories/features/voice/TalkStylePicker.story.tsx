import { TalkStylePicker } from '../../../../../renderer/features/voice/TalkStylePicker.tsx';
import { talkChoices } from '../../../../../renderer/features/voice/talk-style.ts';
import { DEFAULT_TALK_STYLE } from '../../../../../shared/model/presence.ts';
import { HEARING_PRESETS } from '../../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const picker = (team: string, isOfGame: boolean) => async (stage: Stage) => {
  const { talkStyle } = await stage.openApp({ lobby: {} });
  talkStyle.store.setState({
    choices: talkChoices(DEFAULT_HEARING_RULES, team),
    game: isOfGame ? { ...DEFAULT_TALK_STYLE, voice: 'shout', to: 'team' } : null,
  });
  return <TalkStylePicker {...talkStyle} keyOf={() => 'C'} onOpenKeys={() => undefined} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 480,
  states: {
    'without a team': picker('', false),
    'with a team': picker('red', false),
    'of the game': picker('red', true),
    'a radio without a channel': async (stage) => {
      const { talkStyle } = await stage.openApp({ lobby: {} });
      talkStyle.store.setState({
        choices: talkChoices(DEFAULT_HEARING_RULES, ''),
        chosen: { ...DEFAULT_TALK_STYLE, to: 'radio' },
      });
      return <TalkStylePicker {...talkStyle} keyOf={() => null} onOpenKeys={() => undefined} />;
    },
    'nothing to choose': async (stage) => {
      const { talkStyle } = await stage.openApp({ lobby: {} });
      talkStyle.store.setState({ choices: talkChoices(HEARING_PRESETS['social-deduction'], '') });
      return <TalkStylePicker {...talkStyle} keyOf={() => null} onOpenKeys={() => undefined} />;
    },
  },
};
