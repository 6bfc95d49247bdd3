import { createHotkeysStore, type HotkeysStatus } from '../../../../../renderer/features/hotkeys/hotkeys-store.ts';
import { KeysOutage } from '../../../../../renderer/features/hotkeys/KeysOutage.tsx';
import type { Story } from '../../../stage/story.ts';

const outage = (status: Pick<HotkeysStatus, 'state' | 'problem'>) => () => {
  const store = createHotkeysStore();
  store.setState({ status: { way: 'hook', boundByPortal: [], unheard: [], ...status } });
  return <KeysOutage store={store} onOpenKeys={() => undefined} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    'slow to start': outage({ state: 'starting', problem: 'slow' }),
    restarting: outage({ state: 'starting', problem: 'died' }),
    impossible: outage({ state: 'failed', problem: 'not-installed' }),
  },
};
