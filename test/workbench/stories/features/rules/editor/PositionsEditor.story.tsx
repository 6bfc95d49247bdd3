import { PositionsEditor } from '../../../../../../renderer/features/rules/editor/PositionsEditor.tsx';
import { DEFAULT_HEARING_RULES } from '../../../../../../shared/spatial/hearing-rules.ts';
import type { Story } from '../../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: { default: () => <PositionsEditor rules={DEFAULT_HEARING_RULES} onEdit={() => undefined} /> },
};
