import type { ReactNode } from 'react';
import { ActionKeys } from '../../../../../renderer/features/hotkeys/ActionKeys.tsx';
import type { Binding, VoiceAction } from '../../../../../shared/model/keys/bindings.ts';
import type { SampleApp } from '../../../samples/open-sample-app.ts';
import type { Story } from '../../../stage/story.ts';

const BINDINGS: readonly Binding[] = [
  { action: 'talk', trigger: { device: 'keyboard', code: 'KeyV' } },
  { action: 'talk', trigger: { device: 'mouse', button: 3 } },
  { action: 'talk', trigger: { device: 'keyboard', code: 'ScrollLock' } },
];

function row({ hotkeys }: SampleApp, action: VoiceAction): ReactNode {
  return (
    <ul className="keys-list">
      <ActionKeys {...hotkeys} action={action} bindings={BINDINGS} platform="linux" />
    </ul>
  );
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 440,
  states: {
    'several keys': async (stage) => row(await stage.openApp(), 'talk'),
    'no key': async (stage) => row(await stage.openApp(), 'priority'),
    'a suggestion': async (stage) => row(await stage.openApp(), 'toggle-mute'),
    'a key that games swallow': async (stage) => {
      const app = await stage.openApp();
      app.hotkeys.store.setState(({ status }) => ({
        status: { ...status, unheard: BINDINGS.map(({ trigger }) => trigger).slice(2) },
      }));
      return row(app, 'talk');
    },
    recording: async (stage) => {
      const app = await stage.openApp();
      app.hotkeys.store.setState({ recording: { action: 'talk', kind: 'add' } });
      return row(app, 'talk');
    },
  },
};
