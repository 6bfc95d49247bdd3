import type { ReactNode } from 'react';
import { HearingMatrixTable } from '../../../../../../renderer/features/rules/editor/HearingMatrixTable.tsx';
import { HEARING_PRESETS } from '../../../../../../shared/spatial/hearing-presets.ts';
import { showAs } from '../../../../stage/pseudo-states.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

const table =
  (widthPixels: number) =>
  ({ i18n }: Stage): ReactNode => (
    <div style={{ maxWidth: widthPixels }}>
      <HearingMatrixTable
        caption={i18n.getFixedT(null, 'rules')('phase.whilePlaying')}
        matrix={HEARING_PRESETS['social-deduction'].phases.playing}
        onChange={() => undefined}
      />
    </div>
  );

export const story: Story = {
  kind: 'sheet',
  widthPixels: 620,
  states: {
    wide: table(620),
    narrow: table(340),
    focus: { show: table(620), act: showAs('focus-visible', 'select') },
  },
};
