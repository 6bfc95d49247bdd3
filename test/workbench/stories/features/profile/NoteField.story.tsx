import { NoteField } from '../../../../../renderer/features/profile/NoteField.tsx';
import { showAs } from '../../../stage/pseudo-states.ts';
import type { Story } from '../../../stage/story.ts';

const field = (note: string) => () => <NoteField note={note} onChange={() => undefined} />;

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    empty: field(''),
    filled: field('she/her'),
    focus: { show: field('she/her'), act: showAs('focus-visible', 'input') },
  },
};
