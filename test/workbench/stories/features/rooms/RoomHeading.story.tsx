import { RoomHeading } from '../../../../../renderer/features/rooms/RoomHeading.tsx';
import type { RoomFacts } from '../../../../../shared/model/people/lobby-room.ts';
import type { Story } from '../../../stage/story.ts';

const ROOM: RoomFacts = { id: 1, name: 'Team A', hearing: 'everyone', limit: 0, hasPassword: false };

const heading =
  (room: RoomFacts | null, { count = 3, isOwn = false, isCollapsed = false, canEdit = false } = {}) =>
  () => {
    const edit = canEdit ? () => undefined : null;
    return (
      <RoomHeading
        {...{ room, count, isOwn, isCollapsed }}
        onEnter={() => undefined}
        onToggle={() => undefined}
        onBring={() => undefined}
        onEdit={edit}
        onDelete={edit}
      />
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 320,
  states: {
    'open space': heading(null),
    room: heading(ROOM),
    'your room': heading(ROOM, { isOwn: true }),
    'by distance': heading({ ...ROOM, hearing: 'distance' }, { isCollapsed: true }),
    'nobody heard': heading({ ...ROOM, name: 'AFK', hearing: 'nobody' }, { count: 0, canEdit: true }),
    'full with password': heading({ ...ROOM, limit: 5, hasPassword: true }, { count: 5 }),
    'long name': heading({ ...ROOM, name: 'W'.repeat(32), limit: 100, hasPassword: true }, { count: 100 }),
  },
};
