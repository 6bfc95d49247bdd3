import { Verdict } from '../../../../../renderer/ui/display/Verdict.tsx';
import type { Story } from '../../../stage/story.ts';

const verdict =
  (tone: 'open' | 'good' | 'bad', text: 'waiting' | 'heard' | 'silent'): Story['states'][string] =>
  ({ i18n }) => <Verdict tone={tone}>{i18n.getFixedT(null, 'devices')(`live.${text}`)}</Verdict>;

export const story: Story = {
  kind: 'sheet',
  widthPixels: 340,
  states: { open: verdict('open', 'waiting'), good: verdict('good', 'heard'), bad: verdict('bad', 'silent') },
};
