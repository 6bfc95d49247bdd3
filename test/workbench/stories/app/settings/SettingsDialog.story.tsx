import { SettingsDialog } from '../../../../../renderer/app/settings/SettingsDialog.tsx';
import type { SettingsTarget } from '../../../../../renderer/app/settings/settings-catalogue.ts';
import type { Settings } from '../../../../../shared/model/settings.ts';
import { fillField } from '../../../stage/fill-field.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const dialog =
  (target: SettingsTarget, settings: Partial<Settings> = {}) =>
  async (stage: Stage) => (
    <SettingsDialog
      app={await stage.openApp({ settings })}
      target={target}
      onClose={() => undefined}
      onHost={() => undefined}
    />
  );

export const story: Story = {
  kind: 'window',
  states: {
    profile: dialog('profile'),
    audio: dialog('audio'),
    'talking and keys': dialog('talking'),
    games: dialog('games'),
    overlay: dialog('overlay'),
    advanced: dialog('advanced'),
    'one setting': dialog('echo'),
    'the talk key': dialog('key-talk', { bindings: [] }),
    'a search': {
      show: dialog('profile'),
      // The same in every language.
      act: (frame) => fillField(frame, 'input[type="search"]', 'NAT'),
    },
    'a search without a result': {
      show: dialog('profile'),
      act: (frame) => fillField(frame, 'input[type="search"]', 'qqqq'),
    },
  },
};
