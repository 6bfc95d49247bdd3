import { RulesEditor } from '../../../../../../renderer/features/rules/editor/RulesEditor.tsx';
import { DEFAULT_HEARING_RULES } from '../../../../../../shared/spatial/hearing-rules.ts';
import type { Story } from '../../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 560,
  states: {
    default: () => (
      <RulesEditor
        rules={DEFAULT_HEARING_RULES}
        base={DEFAULT_HEARING_RULES}
        phase="playing"
        onEdit={() => undefined}
      />
    ),
  },
};
