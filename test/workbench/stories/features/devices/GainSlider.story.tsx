import type { ReactNode } from 'react';
import { GainSlider } from '../../../../../renderer/features/devices/GainSlider.tsx';
import type { Stage, Story } from '../../../stage/story.ts';

function slider({ i18n }: Stage, gainDb: number, hasHint = false): ReactNode {
  const t = i18n.getFixedT(null, 'devices');
  return (
    <GainSlider
      label={t('outputGain')}
      choice={null}
      devices={[]}
      gains={[{ label: '', gainDb }]}
      minDb={-30}
      maxDb={12}
      {...(hasHint ? { hint: t('boostHint') } : {})}
      onChange={() => undefined}
    />
  );
}

export const story: Story = {
  kind: 'sheet',
  states: {
    unchanged: (stage) => slider(stage, 0),
    quieter: (stage) => slider(stage, -18),
    'louder, with a hint': (stage) => slider(stage, 9, true),
  },
};
