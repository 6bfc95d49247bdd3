import { RoomLine } from '../../../../../renderer/features/rooms/RoomLine.tsx';
import type { RoomHearing } from '../../../../../shared/model/people/lobby-room.ts';
import type { Story } from '../../../stage/story.ts';

const line = (hearing: RoomHearing) => () => (
  <RoomLine room={{ id: 1, name: 'Team A', hearing, limit: 0, hasPassword: false }} onLeave={() => undefined} />
);

export const story: Story = {
  kind: 'sheet',
  widthPixels: 360,
  states: { 'not on the map': line('everyone'), 'by distance': line('distance') },
};
