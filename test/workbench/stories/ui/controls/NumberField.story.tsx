import type { ReactNode } from 'react';
import { NumberField } from '../../../../../renderer/ui/controls/NumberField.tsx';
import type { Stage, Story } from '../../../stage/story.ts';

function field({ i18n }: Stage, value: number, hasHint = false): ReactNode {
  const t = i18n.getFixedT(null, 'rules');
  return (
    <NumberField
      label={t('editor.whisperCarries')}
      unit={t('editor.timesAsFar')}
      min={0}
      max={10}
      value={value}
      hint={hasHint ? t('editor.noWhisper') : undefined}
      onChange={() => undefined}
    />
  );
}

export const story: Story = {
  kind: 'sheet',
  states: {
    plain: (stage) => field(stage, 0.3),
    hint: (stage) => field(stage, 2, true),
    'out of range': (stage) => field(stage, 99),
  },
};
