import { expect, it } from 'vitest';
import { foundText } from '../../../../../main/cli/lobbies/found-text.ts';
import type { FoundLobby } from '../../../../../shared/ipc/lobbies-contract.ts';

const CELLAR: FoundLobby = {
  ...{ id: 'a', source: 'directory', rendezvous: 'meet.example.org', title: 'Cellar', game: 'Minecraft' },
  ...{ language: 'de', players: 3, capacity: 20, access: 'knock', distanceMs: 51 },
};

it('shows what was found as a table, and which servers do not answer', () => {
  const nearby: FoundLobby = {
    ...CELLAR,
    ...{ id: 'b', source: 'lan', rendezvous: '', title: 'Attic', game: '', language: '' },
    ...{ capacity: null, access: 'open', distanceMs: null },
  };
  const servers = [
    { rendezvous: 'meet.example.org', state: 'answered', hasMore: false } as const,
    { rendezvous: 'gone.example.org', state: 'failed', hasMore: false } as const,
  ];
  expect(foundText({ lobbies: [nearby, CELLAR], servers }).split('\n')).toEqual([
    'TITLE   GAME       LANGUAGE  PLAYERS  ACCESS  DISTANCE  WHERE',
    'Attic                        3        open              local network',
    'Cellar  Minecraft  de        3/20     knock   51 ms     meet.example.org',
    "The rendezvous server gone.example.org isn't answering.",
  ]);
});

it('says that nothing was found', () => {
  expect(foundText({ lobbies: [], servers: [] })).toBe('No lobbies found.');
});
