import { StartProgress } from '../../../../../../renderer/features/lobby/start/StartProgress.tsx';
import type { Story } from '../../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 560,
  states: {
    'opening a lobby': () => <StartProgress step="opening" approach="fastest" delayMs={0} />,
    joining: () => <StartProgress step="joining" approach="fastest" delayMs={0} />,
    'by a relay': () => <StartProgress step="joining" approach="relay" delayMs={0} />,
  },
};
