import { SpeakTextSwitch } from '../../../../../renderer/features/text/SpeakTextSwitch.tsx';
import type { Story } from '../../../stage/story.ts';

const turned = (speaksText: boolean) => () => (
  <SpeakTextSwitch settings={{ speaksText }} onSettingsChange={() => undefined} />
);

export const story: Story = { kind: 'sheet', widthPixels: 480, states: { off: turned(false), on: turned(true) } };
