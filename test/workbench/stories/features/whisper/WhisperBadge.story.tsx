import { WhisperBadge } from '../../../../../renderer/features/whisper/WhisperBadge.tsx';
import { createWhisperStore, type WhisperState } from '../../../../../renderer/features/whisper/whisper-store.ts';
import type { Story } from '../../../stage/story.ts';

const badge = (state: Partial<WhisperState>) => () => {
  const store = createWhisperStore();
  store.setState(state);
  return <WhisperBadge store={store} id={1} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 160,
  states: { 'on the list': badge({ targets: [1] }), 'whispers to you': badge({ from: [1], targets: [1] }) },
};
