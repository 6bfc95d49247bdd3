import { StartProgress } from '../../../../../../renderer/features/lobby/start/StartProgress.tsx';
import type { Story } from '../../../../stage/story.ts';

const cancel = (): void => undefined;

export const story: Story = {
  kind: 'sheet',
  widthPixels: 560,
  states: {
    'opening a lobby': () => <StartProgress step="opening" approach="fastest" onCancel={cancel} delayMs={0} />,
    joining: () => <StartProgress step="joining" approach="fastest" onCancel={cancel} delayMs={0} />,
    'by a relay': () => <StartProgress step="joining" approach="relay" onCancel={cancel} delayMs={0} />,
    'cancelled elsewhere': () => <StartProgress step="joining" approach="relay" onCancel={null} delayMs={0} />,
  },
};
