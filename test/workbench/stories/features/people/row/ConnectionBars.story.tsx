import { ConnectionBars } from '../../../../../../renderer/features/people/row/ConnectionBars.tsx';
import type { Story } from '../../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 140,
  states: {
    unknown: () => <ConnectionBars roundTripMs={null} lossPercent={null} />,
    good: () => <ConnectionBars roundTripMs={18} lossPercent={0} />,
    fair: () => <ConnectionBars roundTripMs={160} lossPercent={3} />,
    poor: () => <ConnectionBars roundTripMs={340} lossPercent={11} />,
  },
};
