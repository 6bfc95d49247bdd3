import { JourneyTable } from '../../../../../renderer/features/journey/JourneyTable.tsx';
import { SAMPLE_JOURNEY, sampleHistory } from '../../../samples/sample-journey.ts';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 560,
  states: {
    default: () => <JourneyTable journey={{ ...SAMPLE_JOURNEY, capture: null }} history={sampleHistory()} />,
  },
};
