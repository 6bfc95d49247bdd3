import { HeadsetScreen } from '../../../../../renderer/app/headset/HeadsetScreen.tsx';
import { CONNECTED_HEADSET, openSampleHeadset, type SampleHeadset } from '../../../samples/open-sample-headset.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const screen = (sample: SampleHeadset) => async (stage: Stage) => (
  <HeadsetScreen app={await openSampleHeadset(stage, sample)} />
);

export const story: Story = {
  kind: 'window',
  states: {
    start: screen({ lobby: {} }),
    'link refused': screen({ lobby: { problem: { origin: 'joined', error: { code: 'headset-expired' } } } }),
    'push to talk': screen({}),
    'voice activation': screen({ owner: { mode: 'voice-activation' }, voice: { talkMode: 'voice-activation' } }),
    'muted on the other device': screen({ owner: { muted: true } }),
    'other device has left': screen({
      lobby: {
        ...CONNECTED_HEADSET,
        connection: { status: 'ended', reason: 'headset-ended', error: { code: 'headset-ended' } },
      },
    }),
  },
};
