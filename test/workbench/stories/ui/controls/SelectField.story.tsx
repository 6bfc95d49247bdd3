import type { ReactNode } from 'react';
import { STALE_POLICIES } from '../../../../../shared/spatial/hearing-rules.ts';
import { SelectField } from '../../../../../renderer/ui/controls/SelectField.tsx';
import type { Stage, Story } from '../../../stage/story.ts';

function field({ i18n }: Stage, hasHint: boolean): ReactNode {
  const t = i18n.getFixedT(null, 'rules');
  return (
    <SelectField
      label={t('editor.lost')}
      value="flat"
      options={STALE_POLICIES.map((value) => ({ value, label: t(`editor.policies.${value}`) }))}
      hint={hasHint ? t('editor.mapHint') : undefined}
      onChange={() => undefined}
    />
  );
}

export const story: Story = {
  kind: 'sheet',
  states: { plain: (stage) => field(stage, false), hint: (stage) => field(stage, true) },
};
