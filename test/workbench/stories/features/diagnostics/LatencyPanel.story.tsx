import { LatencyPanel } from '../../../../../renderer/features/diagnostics/LatencyPanel.tsx';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    'in a lobby': () => <LatencyPanel onOpen={() => undefined} />,
    'in no lobby': () => <LatencyPanel onOpen={null} />,
  },
};
