import { RecordingNotice } from '../../../../../renderer/features/hotkeys/RecordingNotice.tsx';
import type { createHotkeysStore } from '../../../../../renderer/features/hotkeys/hotkeys-store.ts';
import type { Stage, Story } from '../../../stage/story.ts';

type State = ReturnType<ReturnType<typeof createHotkeysStore>['getState']>;

const KEY = { device: 'keyboard', code: 'KeyX' } as const;

const notice = (state: Partial<State>) => async (stage: Stage) => {
  const { hotkeys } = await stage.openApp();
  hotkeys.store.setState(state);
  return <RecordingNotice {...hotkeys} action="talk" />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    waiting: notice({ recording: { action: 'talk', kind: 'add' } }),
    taken: notice({ proposal: { action: 'talk', kind: 'add', trigger: KEY, takenFrom: 'shout' } }),
    'too many keys': notice({ problem: { action: 'talk', trigger: KEY, code: 'full' } }),
  },
};
