import { MoveDialog } from '../../../../../renderer/features/rooms/MoveDialog.tsx';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'window',
  states: {
    'into a room': () => (
      <MoveDialog
        name="Wren"
        rooms={[{ id: 1, name: 'Team A', hearing: 'everyone', limit: 0, hasPassword: false }]}
        current={0}
        onMove={() => undefined}
        onClose={() => undefined}
      />
    ),
  },
};
