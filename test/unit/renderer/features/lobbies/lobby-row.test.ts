import { createElement } from 'react';
import { expect, it } from 'vitest';
import type { FoundLobby } from '../../../../../shared/ipc/lobbies-contract.ts';
import { arrangeLobbies, type LobbyGroups } from '../../../../../renderer/features/lobbies/arrange-lobbies.ts';
import { LobbyTable } from '../../../../../renderer/features/lobbies/LobbyTable.tsx';
import { KNOCK_LOBBY, LAN_LOBBY, PASSWORD_LOBBY } from '../../../../workbench/samples/sample-lobbies.ts';
import { renderToText } from '../../../../workbench/stage/render-to-text.ts';

/** The cells of each row that shows a lobby, as a screen reader reads them. */
function rowsOf(lobbies: readonly FoundLobby[], busyId = '', held: LobbyGroups | null = null) {
  const search = { text: '', game: '', language: '' };
  const html = renderToText(
    createElement(LobbyTable, {
      titleId: 'title',
      groups: arrangeLobbies(lobbies, { search, order: 'distance', held }),
      isDisabled: false,
      busyId,
      onEnter: () => undefined,
    }),
  );
  return [...html.matchAll(/<tr role="row" class="lobby-row"[^>]*>(.*?)<\/tr>/g)].map(([row, inside = '']) => ({
    html: row,
    cells: inside
      .split(/<t[hd] /)
      .slice(1)
      .map(readText),
  }));
}

function readText(cell: string): string {
  return `<${cell}`
    .replaceAll(/<span[^>]*aria-hidden="true"[^>]*>.*?<\/span>/g, '')
    .replaceAll(/<[^>]*>/g, '')
    .trim();
}

it('shows title, game, language, players, ping and how to get in', () => {
  const [first, second] = rowsOf([PASSWORD_LOBBY, KNOCK_LOBBY]);
  expect(first?.cells).toEqual(['Cellar crew', 'Minecraft', 'German', '12/40', '23 ms', 'Password', 'Join']);
  expect(first?.html).toContain('aria-label="Join Cellar crew with a password"');
  expect(second?.cells).toEqual(['Friday raid', 'Valheim', 'English', '7/10', '48 ms', 'On request', 'Ask to join']);
  expect(second?.html).toContain('aria-label="Ask to join Friday raid"');
});

it('says what is not known, and when a lobby is full', () => {
  const [lan, full] = rowsOf([LAN_LOBBY, { ...PASSWORD_LOBBY, players: 40 }]);
  expect(lan?.cells).toEqual(['Mira&#x27;s lobby', '', '', '3', 'Unknown', 'On request', 'Ask to join']);
  expect(full?.cells[5]).toBe('Password Full');
});

it('does not enter a lobby twice', () => {
  const [entering, other] = rowsOf([PASSWORD_LOBBY, KNOCK_LOBBY], PASSWORD_LOBBY.id);
  expect(entering?.html).toContain('aria-busy="true" aria-disabled="true"');
  expect(other?.html).toContain('aria-busy="false" aria-disabled="false"');
});

it('does not enter a lobby that has gone while its row keeps the place', () => {
  const held = { lan: [], directory: [PASSWORD_LOBBY, KNOCK_LOBBY], gone: new Set<string>() };
  const [gone, there] = rowsOf([KNOCK_LOBBY], '', held);
  expect(gone?.cells).toEqual(['Cellar crew', 'Minecraft', 'German', '12/40', '23 ms', 'Password', 'Gone']);
  expect(gone?.html).toContain('aria-label="Cellar crew is gone" aria-busy="false" aria-disabled="true"');
  expect(there?.html).toContain('aria-disabled="false"');
});
