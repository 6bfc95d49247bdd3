import { RoomPasswordDialog } from '../../../../../renderer/features/rooms/RoomPasswordDialog.tsx';
import type { Story } from '../../../stage/story.ts';

const ask = (isWrong: boolean) => () => (
  <RoomPasswordDialog name="Team A" isWrong={isWrong} onEnter={() => undefined} onClose={() => undefined} />
);

export const story: Story = { kind: 'window', states: { first: ask(false), wrong: ask(true) } };
