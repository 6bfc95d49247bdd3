import type { ReactNode } from 'react';
import { Switch } from '../../../../../../renderer/ui/controls/choosing/Switch.tsx';
import { showAs } from '../../../../stage/pseudo-states.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

function control({ i18n }: Stage, isOn: boolean, hasDetail = false): ReactNode {
  const t = i18n.getFixedT(null, 'voice');
  const detail = hasDetail ? { detail: t('soundCuesDetail') } : {};
  return <Switch label={t('soundCues')} {...detail} isOn={isOn} onChange={() => undefined} />;
}

export const story: Story = {
  kind: 'sheet',
  states: {
    on: (stage) => control(stage, true),
    off: (stage) => control(stage, false),
    detail: (stage) => control(stage, true, true),
    focus: { show: (stage) => control(stage, false), act: showAs('focus-visible', 'input') },
  },
};
