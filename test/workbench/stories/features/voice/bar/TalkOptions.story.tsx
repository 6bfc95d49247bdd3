import { TalkOptions } from '../../../../../../renderer/features/voice/bar/TalkOptions.tsx';
import { talkChoices } from '../../../../../../renderer/features/voice/talk-style.ts';
import type { TalkStyleStoreState } from '../../../../../../renderer/features/voice/talk-style-store.ts';
import { DEFAULT_TALK_STYLE } from '../../../../../../shared/model/presence.ts';
import { HEARING_PRESETS } from '../../../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../../shared/spatial/hearing-rules.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

const options =
  (state: Partial<TalkStyleStoreState>, room: 'menus' | 'targets' | 'all' = 'all') =>
  async (stage: Stage) => {
    const { talkStyle } = await stage.openApp({ lobby: {} });
    talkStyle.store.setState({ choices: talkChoices(DEFAULT_HEARING_RULES, ''), ...state });
    return (
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        <TalkOptions
          {...talkStyle}
          talkMode="push-to-talk"
          onTalkMode={() => undefined}
          keyOf={() => 'C'}
          onOpenKeys={() => undefined}
          room={room}
        />
      </div>
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 640,
  states: {
    'without a team': options({}),
    'with a team': options({ choices: talkChoices(DEFAULT_HEARING_RULES, 'red') }),
    'of the game': options({ game: { ...DEFAULT_TALK_STYLE, voice: 'shout' } }),
    'a radio without a channel': options({ chosen: { ...DEFAULT_TALK_STYLE, to: 'radio' } }),
    'nothing to choose': options({ choices: talkChoices(HEARING_PRESETS['social-deduction'], '') }),
    'with a team, less room': options({ choices: talkChoices(DEFAULT_HEARING_RULES, 'red') }, 'targets'),
    'little room': options({ chosen: { ...DEFAULT_TALK_STYLE, voice: 'whisper' } }, 'menus'),
    'little room, nothing to choose': options(
      { choices: talkChoices(HEARING_PRESETS['social-deduction'], '') },
      'menus',
    ),
  },
};
