import { SetupScreen } from '../../../../../renderer/app/screens/SetupScreen.tsx';
import type { Settings } from '../../../../../shared/model/settings.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const screen = (settings: Partial<Settings>) => async (stage: Stage) => (
  <SetupScreen app={await stage.openApp({ settings: { isSetUp: false, ...settings } })} />
);

export const story: Story = {
  kind: 'window',
  states: {
    sound: screen({ setupStep: 'sound' }),
    talking: screen({ setupStep: 'talking' }),
    'talking, without a key': {
      show: screen({ setupStep: 'talking', bindings: [] }),
      act: (frame) => frame.querySelector<HTMLButtonElement>('[type="submit"]')?.click(),
    },
    'talking, voice activation': screen({ setupStep: 'talking', talkMode: 'voice-activation' }),
    you: screen({ setupStep: 'you', color: 4 }),
  },
};
