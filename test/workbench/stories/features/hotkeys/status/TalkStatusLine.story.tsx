import { createHotkeysStore, type HotkeysStatus } from '../../../../../../renderer/features/hotkeys/hotkeys-store.ts';
import { TalkStatusLine } from '../../../../../../renderer/features/hotkeys/status/TalkStatusLine.tsx';
import type { Settings } from '../../../../../../shared/model/settings.ts';
import type { Story } from '../../../../stage/story.ts';

const KEY_V = { device: 'keyboard', code: 'KeyV' } as const;

const line =
  (
    settings: Partial<Pick<Settings, 'talkMode' | 'bindings'>>,
    status: Partial<HotkeysStatus> = {},
    hasKeyboard = true,
  ) =>
  () => {
    const store = createHotkeysStore();
    store.setState({ status: { ...store.getState().status, ...status } });
    return (
      <TalkStatusLine
        {...{ store, hasKeyboard }}
        settings={{ talkMode: 'push-to-talk', bindings: [{ action: 'talk', trigger: KEY_V }], ...settings }}
        onOpenKeys={() => undefined}
        onOpenTalking={() => undefined}
      />
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 360,
  states: {
    'push to talk': line({}),
    'push to mute': line({ talkMode: 'push-to-mute' }),
    'on a phone': line({}, {}, false),
    'push to mute on a phone': line({ talkMode: 'push-to-mute' }, {}, false),
    'voice activation': line({ talkMode: 'voice-activation' }),
    'always on': line({ talkMode: 'open-mic' }),
    'no key': line({ bindings: [] }),
    'a key that games swallow': line({}, { unheard: [KEY_V] }),
    'keys impossible': line({}, { state: 'failed', problem: 'not-installed' }),
  },
};
