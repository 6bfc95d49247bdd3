import type { ReactNode } from 'react';
import { DistanceEditor } from '../../../../../../renderer/features/rules/editor/DistanceEditor.tsx';
import { LAW_PRESETS } from '../../../../../../shared/spatial/law-presets.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../../../../shared/spatial/hearing-rules.ts';
import type { Story } from '../../../../stage/story.ts';

function editor(change: Partial<HearingRules>): ReactNode {
  return <DistanceEditor rules={{ ...DEFAULT_HEARING_RULES, ...change }} onEdit={() => undefined} />;
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    fading: () => editor({}),
    'by a curve': () => editor(LAW_PRESETS.tfar),
    flat: () => editor({ law: 'flat' }),
  },
};
