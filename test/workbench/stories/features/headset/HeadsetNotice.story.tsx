import { createHeadsetController } from '../../../../../renderer/features/headset/headset-controller.ts';
import { createHeadsetStore, type HeadsetState } from '../../../../../renderer/features/headset/headset-store.ts';
import { HeadsetNotice } from '../../../../../renderer/features/headset/HeadsetNotice.tsx';
import type { Story } from '../../../stage/story.ts';

const notice = (state: Partial<HeadsetState>) => () => {
  const store = createHeadsetStore();
  store.setState(state);
  const controller = createHeadsetController({ store, onChange: () => undefined });
  return <HeadsetNotice {...{ store, controller }} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 340,
  states: {
    connected: notice({ headset: { isMuted: false, isDeafened: false } }),
    'muted there': notice({ headset: { isMuted: true, isDeafened: false } }),
    'deafened there': notice({ headset: { isMuted: true, isDeafened: true } }),
    gone: notice({ hasGone: true }),
  },
};
