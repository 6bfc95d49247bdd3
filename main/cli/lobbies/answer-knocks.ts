import { strangersText } from '../terminal-text.ts';
import type { LobbyHandle } from '../../host/lobby-handle.ts';

/** A line that a person types: `yes 3`, or `no 3`. */
const ANSWER = /^\s*(yes|no)\s+(\d{1,9})\s*$/i;

type KnockedLobby = Pick<LobbyHandle, 'events' | 'answerKnock' | 'description'>;

/**
 * Shows the knocks at the lobbies of a host. Knocks are numbered across the lobbies. Returns a function that takes what
 * the person at the terminal types, and returns whether that was an answer.
 */
export function answerKnocks(
  lobbies: readonly KnockedLobby[],
  print: (value: object, text: string) => void,
): (line: string) => boolean {
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
  return (line) => {
    const [, answer, number] = ANSWER.exec(line) ?? [];
    if (answer === undefined) return false;
    const knock = waiting.get(Number(number));
    knock?.lobby.answerKnock(knock.id, answer.toLowerCase() === 'yes');
    return true;
  };
}
