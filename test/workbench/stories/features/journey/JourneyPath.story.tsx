import { JourneyPath } from '../../../../../renderer/features/journey/JourneyPath.tsx';
import { UNKNOWN_JOURNEY } from '../../../../../renderer/features/journey/journey-stages.ts';
import { SAMPLE_JOURNEY } from '../../../samples/sample-journey.ts';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    whole: () => <JourneyPath journey={SAMPLE_JOURNEY} />,
    'partly known': () => <JourneyPath journey={{ ...SAMPLE_JOURNEY, capture: null, mix: null }} />,
    unknown: () => <JourneyPath journey={UNKNOWN_JOURNEY} />,
  },
};
