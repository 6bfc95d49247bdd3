import { HeldNotice } from '../../../../../renderer/features/moderation/HeldNotice.tsx';
import {
  createModerationStore,
  type ModerationState,
} from '../../../../../renderer/features/moderation/moderation-store.ts';
import type { Story } from '../../../stage/story.ts';

function held(state: Partial<ModerationState>) {
  const store = createModerationStore();
  store.setState(state);
  return () => <HeldNotice store={store} />;
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 440,
  states: {
    muted: held({ isMuted: true, by: 'Ada', reason: 'Loud music' }),
    deafened: held({ isDeafened: true, by: 'Ada' }),
    both: held({ isMuted: true, isDeafened: true, by: 'Ada' }),
    listener: held({ rank: 'listener', isMuted: true }),
  },
};
