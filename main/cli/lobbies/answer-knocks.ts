import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { strangersText } from '../terminal-text.ts';
import type { LobbyHandle } from '../../host/lobby-handle.ts';

/** A line that a person types: `yes 3`, or `no 3`. */
const ANSWER = /^\s*(yes|no)\s+(\d{1,9})\s*$/i;

type KnockedLobby = Pick<LobbyHandle, 'events' | 'answerKnock' | 'description'>;

/**
 * Shows the knocks at the lobbies of a host, and answers them as the person at the terminal types. Knocks are numbered
 * across the lobbies. `onTyped`: called after each line.
 */
export function answerKnocks(
  lobbies: readonly KnockedLobby[],
  input: Readable,
  print: (value: object, text: string) => void,
  onTyped: () => void = () => undefined,
): void {
  const waiting = new Map<number, { readonly lobby: KnockedLobby; readonly id: number }>();
  let lastNumber = 0;
  for (const lobby of lobbies) {
    const at = lobbies.length === 1 ? {} : { lobby: lobby.description.lobbyName };
    const where = lobbies.length === 1 ? '' : ` '${lobby.description.lobbyName}'`;
    lobby.events.on('knock', (knock) => {
      const number = ++lastNumber;
      waiting.set(number, { lobby, id: knock.id });
      print(
        { knock: { ...knock, id: number }, ...at },
        `${strangersText(knock.name)} asks to join${where}. Type 'yes ${number}' or 'no ${number}'.`,
      );
    });
    lobby.events.on('knockGone', (id) => {
      const [number] = [...waiting].find(([, knock]) => knock.lobby === lobby && knock.id === id) ?? [];
      if (number === undefined) return;
      waiting.delete(number);
      print({ knockGone: number, ...at }, `Knock ${number} was withdrawn or not answered in time.`);
    });
  }
  createInterface({ input }).on('line', (line) => {
    const [, answer, number] = ANSWER.exec(line) ?? [];
    const knock = waiting.get(Number(number));
    if (answer !== undefined) knock?.lobby.answerKnock(knock.id, answer.toLowerCase() === 'yes');
    onTyped();
  });
}
