import type { ReactNode } from 'react';
import { HearingMatrixTable } from '../../../../../renderer/features/rules/HearingMatrixTable.tsx';
import { HEARING_PRESETS } from '../../../../../shared/spatial/hearing-presets.ts';
import { showAs } from '../../../stage/pseudo-states.ts';
import type { Stage, Story } from '../../../stage/story.ts';
import '../../../../../renderer/features/rules/rules.css';

function table({ i18n }: Stage, isEditable: boolean): ReactNode {
  return (
    <HearingMatrixTable
      caption={i18n.getFixedT(null, 'rules')('phase.whilePlaying')}
      matrix={HEARING_PRESETS['social-deduction'].phases.playing}
      onChange={isEditable ? () => undefined : null}
    />
  );
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 440,
  states: {
    'read-only': (stage) => table(stage, false),
    editable: { show: (stage) => table(stage, true), act: showAs('focus-visible', 'button') },
  },
};
