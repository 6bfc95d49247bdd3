import { DeleteMessageDialog } from '../../../../../renderer/features/text/DeleteMessageDialog.tsx';
import { sampleTexts } from '../../../samples/sample-texts.ts';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'window',
  states: {
    asks: ({ look }) => (
      <DeleteMessageDialog text={sampleTexts(look)[0]!.text} onDelete={() => undefined} onClose={() => undefined} />
    ),
  },
};
