import type { ReactNode } from 'react';
import { Choices } from '../../../../../../renderer/ui/controls/choosing/Choices.tsx';
import { showAs } from '../../../../stage/pseudo-states.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

function choices({ i18n }: Stage, isDisabled = false): ReactNode {
  const t = i18n.getFixedT(null, 'voice');
  return (
    <Choices
      label={t('strength.label')}
      value="normal"
      isDisabled={isDisabled}
      options={(['whisper', 'normal', 'shout'] as const).map((value) => ({ value, label: t(`strength.${value}`) }))}
      onChange={() => undefined}
    />
  );
}

export const story: Story = {
  kind: 'sheet',
  states: {
    'one chosen': (stage) => choices(stage),
    disabled: (stage) => choices(stage, true),
    focus: { show: (stage) => choices(stage), act: showAs('focus-visible', 'button') },
  },
};
