import { ChangeKey } from '../../../../../renderer/features/hotkeys/ChangeKey.tsx';
import type { Settings } from '../../../../../shared/model/settings.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const changeKey = (change: Partial<Settings>) => async (stage: Stage) => {
  const { hotkeys, settings } = await stage.openApp({ settings: change });
  return <ChangeKey {...hotkeys} settings={settings.store.getState().settings} platform="linux" />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 340,
  states: {
    'push to talk': changeKey({}),
    'push to mute': changeKey({ talkMode: 'push-to-mute' }),
    'no key': changeKey({ bindings: [] }),
    recording: async (stage) => {
      const { hotkeys, settings } = await stage.openApp();
      hotkeys.store.setState({ recording: { action: 'talk', kind: 'replace' } });
      return <ChangeKey {...hotkeys} settings={settings.store.getState().settings} platform="linux" />;
    },
  },
};
