import { RoomDialog } from '../../../../../renderer/features/rooms/RoomDialog.tsx';
import type { RoomFacts } from '../../../../../shared/model/people/lobby-room.ts';
import type { Story } from '../../../stage/story.ts';

const dialog = (room: RoomFacts | null) => () => (
  <RoomDialog room={room} onSave={() => undefined} onClose={() => undefined} />
);

export const story: Story = {
  kind: 'window',
  states: {
    new: dialog(null),
    'with limit and password': dialog({ id: 1, name: 'Team A', hearing: 'everyone', limit: 5, hasPassword: true }),
  },
};
