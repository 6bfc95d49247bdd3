import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { runConsole } from '../../../../../../main/cli/serve/console/run-console.ts';
import type { HostOrder, OrderOutcome } from '../../../../../../main/host/host-order.ts';
import type { HostDescription } from '../../../../../../main/host/host-options.ts';

const LISTED: OrderOutcome = {
  type: 'listed',
  people: [
    { id: 1, name: 'Fox', rank: 'owner', isMuted: false, isDeafened: false, unheard: '', isAway: false },
    { id: 12, name: 'O\u001b[2Jwl', rank: 'member', isMuted: true, isDeafened: true, unheard: '', isAway: true },
    { id: 13, name: 'Eve', rank: 'member', isMuted: false, isDeafened: false, unheard: 'listening', isAway: false },
  ],
  bans: [
    { name: 'Wren', identity: 'w'.repeat(22), by: 'console', secondsLeft: 7_000 },
    { name: 'Magpie', identity: 'm'.repeat(22), by: 'Fox', secondsLeft: null },
  ],
  isLocked: true,
};

function createLobby(lobbyName: string, answer: (order: HostOrder) => OrderOutcome) {
  const orders: HostOrder[] = [];
  const order = async (given: HostOrder): Promise<OrderOutcome> => {
    orders.push(given);
    return answer(given);
  };
  return { orders, lobby: { description: { lobbyName } as HostDescription, order } };
}

/** Types lines, and returns what the console prints once the last one is answered. */
async function type(lobbies: readonly ReturnType<typeof createLobby>[], lines: string, isShort = false) {
  const input = new PassThrough();
  const printed: string[] = [];
  const done = new Promise<void>((resolve) => {
    runConsole({
      lobbies: lobbies.map(({ lobby }) => lobby),
      input,
      print: (line) => {
        if (line.includes('end-of-test')) resolve();
        else printed.push(line);
      },
      takeLine: (line) => line === 'yes 1',
      onTyped: () => undefined,
      isShort,
    });
  });
  input.end(`${lines}\nend-of-test\n`);
  await done;
  return printed;
}

const DONE = createLobby('Cellar', (order) => ({
  type: 'done',
  name: order.type === 'moderate' ? order.target : '',
}));

it('carries out commands one after the other, and says what was done', async () => {
  const printed = await type([DONE], 'mute Fox\nrole Fox owner\nrole Owl listener\nyes 1\n\nlock\nunban Wren');
  expect(printed).toEqual([
    'Fox is muted for everyone.',
    'Fox is an owner now.',
    'Owl is a listener now.',
    'The lobby is locked.',
    'Wren is no longer banned.',
  ]);
});

it('lists players and bans, without what could move the cursor', async () => {
  const printed = await type([createLobby('Cellar', () => LISTED)], 'list\nbans');
  expect(printed).toEqual([
    '#1    Fox (owner)',
    '#12   O\\u001b[2Jwl (member, muted, deafened, away)',
    '#13   Eve (member, newcomer, not heard)',
    'The lobby is locked.',
    `Wren (${'w'.repeat(22)}), banned by console for another 2 h`,
    `Magpie (${'m'.repeat(22)}), banned by Fox until it is lifted`,
  ]);
});

it('says what the door is like, and what was changed about it', async () => {
  const door = { entry: 'knock', known: true, hasPassword: true, places: 20, maxPlaces: 100, perMinute: 5 } as const;
  const knocks = [{ id: 1, name: 'E\u001b[2Jve', source: 'invited' }] as const;
  const lobby = createLobby('Cellar', (order) =>
    order.type === 'show-door'
      ? { type: 'door', door: { ...door, newcomers: 14, knocks: [...knocks] }, isLocked: true }
      : { type: 'done', name: order.type === 'let-in' ? 'Eve' : '' },
  );
  const lines = ['door', 'entry listen', 'known-only off', 'password sesame', 'no-password', 'places 9', 'places all'];
  const printed = await type(
    [lobby],
    [...lines, 'per-minute 3', 'per-minute off', 'let-in Eve', 'newcomer Eve'].join('\n'),
  );
  expect(printed).toEqual([
    'The lobby is locked: nobody new may join.',
    'Newcomers knock, and wait outside until they are let in.',
    'They need the password.',
    'Only known players are heard.',
    'At most 20 players, and 5 newcomers in a minute.',
    '14 newcomers came in the last minute. This may be a raid.',
    'Waiting: E\\u001b[2Jve.',
    'Newcomers listen until they are let in.',
    'Everyone is heard again.',
    'The password is set.',
    'The lobby has no password now.',
    'The lobby takes at most 9 players. Nobody is removed.',
    'The lobby takes as many players as it can.',
    'At most 3 newcomers come in a minute.',
    'Newcomers are not limited now.',
    'Eve is heard now.',
    'Eve is a newcomer again.',
  ]);
});

it.each([
  ['unknown-player', "No player is called 'Fox'."],
  ['several-players', 'Use a number'],
  ['last-owner', 'Fox is the only owner.'],
  ['no-identity', 'Fox has no identity'],
  ['moderation-refused', 'The lobby has ended.'],
] as const)('says why it refuses: %s', async (code, text) => {
  const printed = await type(
    [createLobby('Cellar', ({ type: kind }) => ({ type: 'refused', code, name: kind && 'Fox' }))],
    'kick Fox',
  );
  expect(printed).toEqual([expect.stringContaining(text)]);
});

it('acts on the chosen one of several lobbies', async () => {
  const [cellar, attic] = [createLobby('Cellar', () => LISTED), createLobby('Attic', () => LISTED)];
  const printed = await type([cellar, attic], 'lock\nlobby roof\nlobby attic\nlock');
  expect(printed.slice(0, 3)).toEqual([
    'Choose a lobby first, with: lobby NAME. Its lobbies: Cellar, Attic.',
    "This host has no lobby 'roof'. Its lobbies: Cellar, Attic.",
    "Commands are for 'Attic' now.",
  ]);
  expect([cellar.orders, attic.orders]).toEqual([[], [{ type: 'lock', isLocked: true }]]);
});

it('explains its commands, in one line below a table', async () => {
  expect((await type([DONE], 'help')).join('\n')).toContain('ban WHO [TIME] [REASON]');
  expect(await type([DONE], 'help', true)).toHaveLength(1);
});

it('lists, saves and deletes reports', async () => {
  const row = {
    ...{ report: 3, agoSeconds: 120, text: 'Slurs\u001b[2J', seconds: 30, heard: [] },
    reason: 'hate' as const,
    reporter: { id: 1, name: 'Fox', identity: '' },
    reported: { id: 2, name: 'Owl', identity: '' },
  };
  const plain = { ...row, report: 12, reason: 'noise' as const, text: '' };
  const lobby = createLobby('Cellar', (order) => {
    if (order.type === 'reports') return { type: 'reports', rows: [row, plain] };
    return { type: 'done', name: order.type === 'save-report' ? order.file : '3' };
  });
  expect(await type([lobby], 'reports\nreport save 3 a.ogg\nreport delete 3')).toEqual([
    '#3    2 min ago, Fox reported Owl for hate speech: Slurs\\u001b[2J',
    '#12   2 min ago, Fox reported Owl for noise',
    'Saved report 3 to a.ogg.',
    'Deleted report 3.',
  ]);
  expect(await type([createLobby('Cellar', () => ({ type: 'reports', rows: [] }))], 'reports')).toEqual([
    'There are no reports.',
  ]);
  const refused = createLobby('Cellar', ({ type }) => ({
    type: 'refused',
    code: type === 'save-report' ? 'not-saved' : 'no-such-report',
    name: type === 'save-report' ? 'a.ogg: the disk is full' : '9',
  }));
  expect(await type([refused], 'report save 3 a.ogg\nreport delete 9')).toEqual([
    "The report couldn't be saved to a.ogg: the disk is full. Choose another file.",
    "There is no report 9. Type 'reports' to see them.",
  ]);
});
