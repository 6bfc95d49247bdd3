import { LobbyPeople } from '../../../../../../../renderer/app/screens/lobby/people/LobbyPeople.tsx';
import type { RoomFacts } from '../../../../../../../shared/model/people/lobby-room.ts';
import type { Stage, Story } from '../../../../../stage/story.ts';

const ROOMS: readonly RoomFacts[] = [
  { id: 1, name: 'Team A', hearing: 'everyone', limit: 5, hasPassword: true },
  { id: 2, name: 'AFK', hearing: 'nobody', limit: 0, hasPassword: false },
];

const MENU = {
  open: null,
  openMenu: () => undefined,
  openDetails: () => undefined,
  showDetails: () => undefined,
  askToRemove: () => undefined,
  askToReport: () => undefined,
  askToMove: () => undefined,
  close: () => undefined,
};

const list = (rooms: readonly RoomFacts[]) => async (stage: Stage) => {
  const app = await stage.openApp({ lobby: {} });
  app.moderation.store.setState({ rank: 'owner', may: ['talk', 'rules', 'move'] });
  app.rooms.store.setState({
    ...{ isSupported: true, rooms },
    places: new Map(rooms.length === 0 ? [] : [1, 2, 3].map((id) => [id, id < 3 ? 1 : 2])),
  });
  if (rooms.length > 0) app.whisper.store.setState({ isAllowed: true, targets: [4], from: [5] });
  return <LobbyPeople app={app} menu={MENU} onInvite={() => undefined} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 320,
  states: { 'without rooms': list([]), 'with rooms and whispers': list(ROOMS) },
};
