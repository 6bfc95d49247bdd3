import type { ReactNode } from 'react';
import { AdvancedDistance } from '../../../../../../../renderer/features/rules/editor/advanced/AdvancedDistance.tsx';
import { LAW_PRESETS } from '../../../../../../../shared/spatial/law-presets.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../../../../../shared/spatial/hearing-rules.ts';
import type { Story } from '../../../../../stage/story.ts';

function editor(change: Partial<HearingRules>): ReactNode {
  return <AdvancedDistance rules={{ ...DEFAULT_HEARING_RULES, ...change }} onEdit={() => undefined} />;
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    linear: () => editor({}),
    exponential: () => editor({ law: 'exponential' }),
    curve: () =>
      editor({
        law: 'curve',
        curve: [
          [0, 1],
          [10, 0.6],
          [30, 0],
        ],
      }),
    'as another program': () => editor(LAW_PRESETS.mumble),
  },
};
