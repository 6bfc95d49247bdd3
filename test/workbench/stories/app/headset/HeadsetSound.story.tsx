import { HeadsetSound } from '../../../../../renderer/app/headset/HeadsetSound.tsx';
import { openSampleHeadset } from '../../../samples/open-sample-headset.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const dialog = async (stage: Stage) => (
  <HeadsetSound app={await openSampleHeadset(stage, {})} onClose={() => undefined} />
);

export const story: Story = { kind: 'window', states: { open: dialog } };
