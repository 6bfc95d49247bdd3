import { MeetingSign } from '../../../../../renderer/features/rules/MeetingSign.tsx';
import { createRulesStore } from '../../../../../renderer/features/rules/rules-store.ts';
import { HEARING_PRESETS } from '../../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../../../shared/spatial/hearing-rules.ts';
import type { Story } from '../../../stage/story.ts';

const sign = (rules: HearingRules) => () => {
  const store = createRulesStore();
  store.setState({ rules, phase: 'meeting' });
  return <MeetingSign store={store} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 280,
  states: {
    'the living are heard': sign(HEARING_PRESETS['social-deduction']),
    'all are heard': sign(HEARING_PRESETS.survival),
    'by distance': sign(DEFAULT_HEARING_RULES),
  },
};
