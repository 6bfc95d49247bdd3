import { expect, it } from 'vitest';
import { farewellText } from '../../../../../main/cli/serve/farewell-text.ts';

it.each([
  [{ kind: 'closed' }, "Lobby 'Loft' is closed."],
  [{ kind: 'restarting' }, "Lobby 'Loft' waits for this host. Start it again within a minute."],
  [
    { kind: 'handed-over', to: 'Fox' },
    "Lobby 'Loft' lives on: Fox hosts it now. The next start opens a new lobby with the same invitation.",
  ],
  [
    { kind: 'moved' },
    "Lobby 'Loft' has another host: while this one was away, the players elected one of their computers. " +
      'The next start opens a new lobby with the same invitation.',
  ],
] as const)('says what became of a lobby: %o', (farewell, text) => {
  expect(farewellText('Loft', farewell, true)).toBe(text);
});

it('promises no next lobby to a host that keeps no keys', () => {
  expect(farewellText('Loft', { kind: 'handed-over', to: '' }, false)).toBe(
    "Lobby 'Loft' lives on: a player hosts it now.",
  );
});
