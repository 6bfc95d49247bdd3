import type { ReactNode } from 'react';
import { ThresholdSlider } from '../../../../../renderer/features/voice/ThresholdSlider.tsx';
import { steadyLevel } from '../../../samples/open-sample-app.ts';
import type { Story } from '../../../stage/story.ts';

function slider(thresholdDb: number): ReactNode {
  return <ThresholdSlider thresholdDb={thresholdDb} onChange={() => undefined} subscribeToLevel={steadyLevel} />;
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 380,
  states: { 'you are heard': () => slider(-45), 'you are not heard': () => slider(-18) },
};
