import type { ReactNode } from 'react';
import { arrangeLobbies } from '../../../../../renderer/features/lobbies/arrange-lobbies.ts';
import { LobbyTable } from '../../../../../renderer/features/lobbies/LobbyTable.tsx';
import { PASSWORD_LOBBY, SAMPLE_LOBBIES } from '../../../samples/sample-lobbies.ts';
import type { Story } from '../../../stage/story.ts';

const groups = arrangeLobbies(SAMPLE_LOBBIES, {
  search: { text: '', game: '', language: '' },
  order: 'players',
  held: null,
});

function table(busyId: string, isDisabled: boolean): ReactNode {
  return (
    <>
      <span id="table-title" hidden />
      <LobbyTable titleId="table-title" {...{ groups, busyId, isDisabled }} onEnter={() => undefined} />
    </>
  );
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 900,
  states: {
    'most players first': () => table('', false),
    'entering one': () => table(PASSWORD_LOBBY.id, true),
  },
};
