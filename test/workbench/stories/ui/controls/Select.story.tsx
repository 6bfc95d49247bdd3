import type { ReactNode } from 'react';
import { STALE_POLICIES } from '../../../../../shared/spatial/hearing-rules.ts';
import { Select } from '../../../../../renderer/ui/controls/Select.tsx';
import { showAs } from '../../../stage/pseudo-states.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const list =
  (isDisabled: boolean) =>
  ({ i18n }: Stage): ReactNode => {
    const t = i18n.getFixedT(null, 'rules');
    return (
      <Select
        label={t('editor.lost')}
        value="flat"
        isDisabled={isDisabled}
        options={STALE_POLICIES.map((value) => ({ value, label: t(`editor.policies.${value}`) }))}
        onChange={() => undefined}
      />
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 180,
  states: {
    plain: list(false),
    hover: { show: list(false), act: showAs('hover', '.input') },
    focus: { show: list(false), act: showAs('focus-visible', 'select') },
    disabled: list(true),
  },
};
