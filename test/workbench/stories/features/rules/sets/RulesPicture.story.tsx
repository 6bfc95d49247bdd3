import { PRESET_IDS, rulesOfPreset } from '../../../../../../renderer/features/rules/known-sets.ts';
import { RulesPicture } from '../../../../../../renderer/features/rules/sets/RulesPicture.tsx';
import { DEFAULT_HEARING_RULES } from '../../../../../../shared/spatial/hearing-rules.ts';
import type { Story } from '../../../../stage/story.ts';
import '../../../../../../renderer/features/rules/sets/sets.css';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 160,
  states: {
    ...Object.fromEntries(PRESET_IDS.map((id) => [id, () => <RulesPicture rules={rulesOfPreset(id)} />])),
    flat: () => <RulesPicture rules={{ ...DEFAULT_HEARING_RULES, law: 'flat' }} />,
  },
};
