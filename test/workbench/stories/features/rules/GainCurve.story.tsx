import type { ReactNode } from 'react';
import { GainCurve } from '../../../../../renderer/features/rules/GainCurve.tsx';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../../../shared/spatial/hearing-rules.ts';
import type { Story } from '../../../stage/story.ts';
import '../../../../../renderer/features/rules/rules.css';

function curve(change: Partial<HearingRules>): ReactNode {
  return <GainCurve rules={{ ...DEFAULT_HEARING_RULES, ...change }} />;
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 340,
  states: {
    linear: () => curve({}),
    'cubic, far': () => curve({ law: 'cubic', minMetres: 5, maxMetres: 1_500 }),
    'normal voices only': () => curve({ law: 'inverse', strengths: { whisper: 0, normal: 1, shout: 0 } }),
    flat: () => curve({ law: 'flat' }),
  },
};
