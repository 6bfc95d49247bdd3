import { RulesSummary } from '../../../../../renderer/features/rules/RulesSummary.tsx';
import { HEARING_PRESETS } from '../../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 340,
  states: {
    host: () => (
      <RulesSummary
        rules={DEFAULT_HEARING_RULES}
        phase="playing"
        ownStrength="normal"
        onPhase={() => undefined}
        hasWords={false}
      />
    ),
    'host, in a meeting': () => (
      <RulesSummary
        rules={HEARING_PRESETS['social-deduction']}
        phase="meeting"
        ownStrength="normal"
        onPhase={() => undefined}
        hasWords={false}
      />
    ),
    guest: () => (
      <RulesSummary
        rules={HEARING_PRESETS['social-deduction']}
        phase="meeting"
        ownStrength="normal"
        onPhase={null}
        hasWords
      />
    ),
  },
};
