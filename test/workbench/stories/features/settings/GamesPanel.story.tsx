import { GamesPanel } from '../../../../../renderer/features/settings/GamesPanel.tsx';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: { default: () => <GamesPanel onOpenPositions={() => undefined} /> },
};
