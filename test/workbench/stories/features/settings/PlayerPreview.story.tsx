import { PlayerPreview } from '../../../../../renderer/features/settings/PlayerPreview.tsx';
import { SAMPLE_PICTURE_URL } from '../../../samples/sample-picture.ts';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    'chosen colour': () => <PlayerPreview name="Mira" color={4} note="" pictureUrl={null} />,
    'no name': () => <PlayerPreview name="" color={null} note="" pictureUrl={null} />,
    'long name': () => (
      <PlayerPreview
        name={'Wolfeschlegelsteinhausenbergerdorf'.repeat(2)}
        color={8}
        note="she/her"
        pictureUrl={SAMPLE_PICTURE_URL}
      />
    ),
  },
};
