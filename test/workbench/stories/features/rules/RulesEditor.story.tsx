import { RulesEditor } from '../../../../../renderer/features/rules/RulesEditor.tsx';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import type { Story } from '../../../stage/story.ts';
import '../../../../../renderer/features/rules/rules.css';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 560,
  states: {
    'hearing open': {
      show: () => (
        <RulesEditor
          rules={DEFAULT_HEARING_RULES}
          phase="playing"
          presetId="shooter"
          onPreset={() => undefined}
          onEdit={() => undefined}
        />
      ),
      act: (frame) => [...frame.querySelectorAll('summary')][1]?.click(),
    },
  },
};
