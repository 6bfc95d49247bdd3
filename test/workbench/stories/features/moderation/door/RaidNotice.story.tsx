import { RaidNotice } from '../../../../../../renderer/features/moderation/door/RaidNotice.tsx';
import {
  createModerationStore,
  type ModerationState,
} from '../../../../../../renderer/features/moderation/moderation-store.ts';
import { SAMPLE_DOOR } from '../../../../samples/sample-door.ts';
import type { Story } from '../../../../stage/story.ts';

const CONTROLLER = { setDoor: () => undefined, setLocked: () => undefined };
const notice = (state: Partial<ModerationState>) => () => {
  const store = createModerationStore();
  store.setState(state);
  return <RaidNotice store={store} controller={CONTROLLER} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 440,
  states: {
    'a raid': notice({ door: { ...SAMPLE_DOOR, newcomers: 34 } }),
    'in a locked lobby': notice({ door: { ...SAMPLE_DOOR, newcomers: 12 }, isLocked: true }),
  },
};
