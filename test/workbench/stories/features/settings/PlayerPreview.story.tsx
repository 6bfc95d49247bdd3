import { PlayerPreview } from '../../../../../renderer/features/settings/PlayerPreview.tsx';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    'chosen colour': () => <PlayerPreview name="Mira" color={4} />,
    'no name': () => <PlayerPreview name="" color={null} />,
    'long name': () => <PlayerPreview name={'Wolfeschlegelsteinhausenbergerdorf'.repeat(2)} color={8} />,
  },
};
