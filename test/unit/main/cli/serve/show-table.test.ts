import { expect, it } from 'vitest';
import { invitationLines, readLobbies } from '../../../../../main/cli/serve/show-table.ts';
import { paint } from '../../../../../main/cli/screen/styled-line.ts';
import type { HostDescription } from '../../../../../main/host/host-options.ts';
import { LobbyHandle } from '../../../../../main/host/lobby-handle.ts';
import type { PersonNow } from '../../../../../main/host/person-now.ts';

const ADA: PersonNow = {
  ...{ id: 1, name: 'Ada', isMuted: false, isDeafened: false, isAway: false, isTalking: true, levelDb: -20 },
  ...{ identity: '', pingMs: 20, position: [1.4, 64, -3.2], world: 'Nether', group: 'Red' },
};

it('asks each lobby who is there, and says where they are', async () => {
  const lobby: LobbyHandle = new LobbyHandle({ lobbyName: 'Cellar' } as HostDescription, ({ type }) => {
    expect(type).toBe('people');
    lobby.receive({
      type: 'people',
      people: [ADA, { ...ADA, id: 2, position: null, world: '', group: '' }],
    });
  });
  const [section] = await readLobbies([lobby]);
  expect(section).toMatchObject({
    heading: 'Cellar',
    people: [{ name: 'Ada', place: '1, 64, -3  in Nether  group Red' }, { place: '' }],
  });
});

it('finds nobody in a lobby that ends meanwhile', async () => {
  const lobby = new LobbyHandle({ lobbyName: 'Cellar' } as HostDescription, () => undefined);
  const reading = readLobbies([lobby]);
  lobby.end('The lobby stopped.');
  expect(await reading).toEqual([{ heading: 'Cellar', people: [] }]);
});

it('breaks an invitation into lines, and names the lobby if there are several', () => {
  const one = { lobbyName: 'Cellar', invitation: 'earshot://join/ABCDEF' };
  expect(invitationLines([one], 10).map((line) => paint(line, false))).toEqual([
    'Invitation:',
    'earshot://',
    'join/ABCDE',
    'F',
    '',
  ]);
  expect(paint(invitationLines([one, one], 10)[0] ?? '', false)).toBe('Invitation to Cellar:');
});
