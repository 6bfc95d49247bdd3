import { HeadsetControls } from '../../../../../renderer/app/headset/HeadsetControls.tsx';
import '../../../../../renderer/app/headset/headset-screen.css';
import { openSampleHeadset, type SampleHeadset } from '../../../samples/open-sample-headset.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const controls = (sample: SampleHeadset) => async (stage: Stage) => (
  <HeadsetControls app={await openSampleHeadset(stage, sample)} onOpenSound={() => undefined} />
);

export const story: Story = {
  kind: 'sheet',
  widthPixels: 390,
  states: {
    ready: controls({}),
    talking: controls({ owner: { held: true }, voice: { isKeyHeld: true, gate: 'open' } }),
    muted: controls({ voice: { isMuted: true } }),
    deafened: controls({ voice: { isDeafened: true } }),
    'no microphone': controls({ voice: { isMicrophoneOn: false } }),
  },
};
