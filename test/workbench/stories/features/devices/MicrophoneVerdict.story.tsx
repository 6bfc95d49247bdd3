import { MicrophoneVerdict } from '../../../../../renderer/features/devices/MicrophoneVerdict.tsx';
import type { Story } from '../../../stage/story.ts';

/** More readings than any verdict needs. */
const READINGS = 100;

const verdict = (levelDb: number) => () => (
  <MicrophoneVerdict
    subscribeToLevel={(listener) => {
      for (let reading = 0; reading < READINGS; reading++) listener(levelDb);
      return () => undefined;
    }}
  />
);

export const story: Story = {
  kind: 'sheet',
  widthPixels: 340,
  states: { 'no voice yet': verdict(-60), heard: verdict(-20), silent: verdict(-120) },
};
