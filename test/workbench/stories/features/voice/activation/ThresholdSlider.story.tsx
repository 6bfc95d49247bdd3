import type { ReactNode } from 'react';
import { ThresholdSlider } from '../../../../../../renderer/features/voice/activation/ThresholdSlider.tsx';
import { steadyLevel } from '../../../../samples/open-sample-app.ts';
import type { Story } from '../../../../stage/story.ts';

function slider(thresholdDb: number, isAutomatic = false): ReactNode {
  return (
    <ThresholdSlider
      thresholdDb={thresholdDb}
      readThresholdDb={isAutomatic ? () => -52 : null}
      onChange={() => undefined}
      subscribeToLevel={steadyLevel}
    />
  );
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 380,
  states: {
    'you are heard': () => slider(-45),
    'you are not heard': () => slider(-18),
    automatic: () => slider(-45, true),
  },
};
