import { TalkStyleDialog } from '../../../../../../renderer/features/voice/bar/TalkStyleDialog.tsx';
import type { TalkStyleStoreState } from '../../../../../../renderer/features/voice/talk-style-store.ts';
import { DEFAULT_TALK_STYLE } from '../../../../../../shared/model/presence.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

const dialog = (change: Partial<TalkStyleStoreState>) => async (stage: Stage) => {
  const { talkStyle } = await stage.openApp({ lobby: {} });
  return (
    <TalkStyleDialog
      state={{ ...talkStyle.store.getState(), ...change }}
      controller={talkStyle.controller}
      onClose={() => undefined}
    />
  );
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 520,
  states: {
    'wrong password': dialog({ group: { name: '', isWaiting: false, problem: { code: 'wrong-password' } } }),
    'in a group, style of the game': dialog({
      game: { ...DEFAULT_TALK_STYLE, radio: 'red' },
      group: { name: 'Night watch', isWaiting: false, problem: null },
    }),
  },
};
