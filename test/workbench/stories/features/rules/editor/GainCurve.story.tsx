import type { ReactNode } from 'react';
import { GainCurve } from '../../../../../../renderer/features/rules/editor/GainCurve.tsx';
import type { VoiceStrength } from '../../../../../../shared/model/presence.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../../../../shared/spatial/hearing-rules.ts';
import type { Story } from '../../../../stage/story.ts';

function curve(change: Partial<HearingRules>, ownStrength: VoiceStrength = 'normal'): ReactNode {
  return <GainCurve rules={{ ...DEFAULT_HEARING_RULES, ...change }} ownStrength={ownStrength} />;
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 340,
  states: {
    linear: () => curve({}),
    whispering: () => curve({ law: 'exponential' }, 'whisper'),
    'cubic, far': () => curve({ law: 'cubic', minMetres: 5, maxMetres: 1_500 }),
    'normal voices only': () => curve({ law: 'inverse', strengths: { whisper: 0, normal: 1, shout: 0 } }),
    'never silent': () => curve({ floorGain: 0.05 }),
    flat: () => curve({ law: 'flat' }),
  },
};
