import type { ReactNode } from 'react';
import { Slider } from '../../../../../renderer/ui/controls/Slider.tsx';
import { showAs } from '../../../stage/pseudo-states.ts';
import type { Stage, Story } from '../../../stage/story.ts';

interface Variant {
  readonly hasHint?: boolean;
  readonly isDisabled?: boolean;
}

function slider({ i18n }: Stage, { hasHint = false, isDisabled = false }: Variant = {}): ReactNode {
  const t = i18n.getFixedT(null, 'voice');
  return (
    <Slider
      label={t('releaseDelay')}
      valueText={t('milliseconds', { value: 240 })}
      value={240}
      min={0}
      max={1_000}
      step={20}
      hint={hasHint ? t('releaseDelayHint') : undefined}
      isDisabled={isDisabled}
      onChange={() => undefined}
    />
  );
}

export const story: Story = {
  kind: 'sheet',
  states: {
    plain: (stage) => slider(stage),
    hint: (stage) => slider(stage, { hasHint: true }),
    disabled: (stage) => slider(stage, { isDisabled: true }),
    focus: { show: (stage) => slider(stage), act: showAs('focus-visible', 'input') },
  },
};
