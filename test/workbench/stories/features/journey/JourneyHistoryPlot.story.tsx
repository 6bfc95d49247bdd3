import { JourneyHistory } from '../../../../../renderer/features/journey/journey-history.ts';
import { JourneyHistoryPlot } from '../../../../../renderer/features/journey/JourneyHistoryPlot.tsx';
import { sampleHistory } from '../../../samples/sample-journey.ts';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    'a minute': () => (
      <div className="journey" data-speaking="true">
        <JourneyHistoryPlot history={sampleHistory()} readings={60} />
      </div>
    ),
    empty: () => (
      <div className="journey" data-speaking="false">
        <JourneyHistoryPlot history={new JourneyHistory()} readings={0} />
      </div>
    ),
  },
};
