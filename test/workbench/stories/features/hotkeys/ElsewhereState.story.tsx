import { ElsewhereState } from '../../../../../renderer/features/hotkeys/ElsewhereState.tsx';
import { createHotkeysStore, type HotkeysStatus } from '../../../../../renderer/features/hotkeys/hotkeys-store.ts';
import type { Story } from '../../../stage/story.ts';

const state = (status: HotkeysStatus) => () => {
  const store = createHotkeysStore();
  store.setState({ status });
  return <ElsewhereState store={store} platform="linux" />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    works: state({ way: 'hook', state: 'on', problem: null, boundByPortal: [], unheard: [] }),
    'works through the portal': state({
      way: 'portal',
      state: 'on',
      problem: null,
      boundByPortal: [
        { action: 'talk', description: 'V' },
        { action: 'whisper', description: '' },
      ],
      unheard: [],
    }),
    'no permission': state({ way: 'hook', state: 'failed', problem: 'no-permission', boundByPortal: [], unheard: [] }),
    'not installed': state({ way: 'none', state: 'failed', problem: 'not-installed', boundByPortal: [], unheard: [] }),
  },
};
