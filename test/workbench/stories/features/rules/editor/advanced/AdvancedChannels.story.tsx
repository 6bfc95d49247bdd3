import { AdvancedChannels } from '../../../../../../../renderer/features/rules/editor/advanced/AdvancedChannels.tsx';
import { DEFAULT_HEARING_RULES } from '../../../../../../../shared/spatial/hearing-rules.ts';
import type { Story } from '../../../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: { default: () => <AdvancedChannels rules={DEFAULT_HEARING_RULES} onEdit={() => undefined} /> },
};
