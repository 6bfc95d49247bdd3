import { expect, it } from 'vitest';
import { answerKnocks } from '../../../../../main/cli/lobbies/answer-knocks.ts';
import type { HostDescription } from '../../../../../main/host/host-options.ts';
import { LobbyHandle } from '../../../../../main/host/lobby-handle.ts';

function createLobby(lobbyName: string) {
  const answers: unknown[] = [];
  const lobby = new LobbyHandle({ lobbyName } as HostDescription, (command) => answers.push(command));
  return { answers, lobby };
}

const robin = { id: 1, name: 'Robin', source: 'directory' } as const;
const wren = { id: 1, name: 'Wren', source: 'lan' } as const;

function createTerminal() {
  const printed: unknown[] = [];
  return { printed, print: (value: object, text: string) => printed.push(value, text) };
}

it('shows knocks, and answers them as the person types', () => {
  const { answers, lobby } = createLobby('Cellar');
  const { printed, print } = createTerminal();
  const answer = answerKnocks([lobby], print);
  lobby.receive({ type: 'knock', knock: robin });
  const lines = ['yes 1', 'yes 2', 'maybe 1', 'yes', 'yes -1', 'yes 1 2', '  NO 1 '];
  expect(lines.map(answer)).toEqual([true, true, false, false, false, false, true]);
  lobby.receive({ type: 'knock-gone', id: 1 });
  lobby.receive({ type: 'knock', knock: { ...wren, id: 2 } });
  expect(answer('NO 2')).toBe(true);
  expect(answers).toEqual([
    { type: 'answer-knock', id: 1, isWelcome: true },
    { type: 'answer-knock', id: 2, isWelcome: false },
  ]);
  expect(printed).toEqual([
    { knock: robin },
    "Robin asks to join. Type 'yes 1' or 'no 1'.",
    { knockGone: 1 },
    'Robin may come in.',
    { noKnock: 2 },
    'Nobody waits with the number 2.',
    { noKnock: 1 },
    'Nobody waits with the number 1.',
    { knock: { ...wren, id: 2 } },
    "Wren asks to join. Type 'yes 2' or 'no 2'.",
    { knockGone: 2 },
    'Wren was turned away.',
  ]);
});

it('numbers the knocks at several lobbies, and answers the right one', () => {
  const [cellar, attic] = [createLobby('Cellar'), createLobby('Attic')];
  const { printed, print } = createTerminal();
  const answer = answerKnocks([cellar.lobby, attic.lobby], print);
  cellar.lobby.receive({ type: 'knock', knock: robin });
  attic.lobby.receive({ type: 'knock', knock: wren });
  cellar.lobby.receive({ type: 'knock-gone', id: 1 });
  expect(['yes 1', 'yes 2'].map(answer)).toEqual([true, true]);
  expect([cellar.answers, attic.answers]).toEqual([[], [{ type: 'answer-knock', id: 1, isWelcome: true }]]);
  expect(printed).toEqual([
    { knock: robin, lobby: 'Cellar' },
    "Robin asks to join 'Cellar'. Type 'yes 1' or 'no 1'.",
    { knock: { ...wren, id: 2 }, lobby: 'Attic' },
    "Wren asks to join 'Attic'. Type 'yes 2' or 'no 2'.",
    { knockGone: 1, lobby: 'Cellar' },
    'Knock 1 was answered by a moderator, withdrawn, or not answered in time.',
    { noKnock: 1 },
    'Nobody waits with the number 1.',
    { knockGone: 2, lobby: 'Attic' },
    'Wren may come in.',
  ]);
});
