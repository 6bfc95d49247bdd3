import { strangersText } from '../terminal-text.ts';
import type { LobbyHandle } from '../../host/lobby-handle.ts';

/** A line that a person types: `yes 3`, or `no 3`. */
const ANSWER = /^\s*(yes|no)\s+(\d{1,9})\s*$/i;

type KnockedLobby = Pick<LobbyHandle, 'events' | 'answerKnock' | 'description'>;

interface Waiting {
  readonly lobby: KnockedLobby;
  readonly id: number;
  readonly name: string;
}

/**
 * Shows the knocks at the lobbies of a host. Knocks are numbered across the lobbies. Returns a function that takes what
 * the person at the terminal types, and returns whether that was an answer.
 */
export function answerKnocks(
  lobbies: readonly KnockedLobby[],
  print: (value: object, text: string) => void,
): (line: string) => boolean {
  const waiting = new Map<number, Waiting>();
  let lastNumber = 0;
  const labelOf = ({ description }: KnockedLobby): object =>
    lobbies.length === 1 ? {} : { lobby: description.lobbyName };
  for (const lobby of lobbies) {
    const where = lobbies.length === 1 ? '' : ` '${strangersText(lobby.description.lobbyName)}'`;
    lobby.events.on('knock', (knock) => {
      const number = ++lastNumber;
      const name = strangersText(knock.name);
      waiting.set(number, { lobby, id: knock.id, name });
      print(
        { knock: { ...knock, id: number }, ...labelOf(lobby) },
        `${name} asks to join${where}. Type 'yes ${number}' or 'no ${number}'.`,
      );
    });
    lobby.events.on('knockGone', (id) => {
      const [number] = [...waiting].find(([, knock]) => knock.lobby === lobby && knock.id === id) ?? [];
      if (number === undefined) return;
      waiting.delete(number);
      print(
        { knockGone: number, ...labelOf(lobby) },
        `Knock ${number} was answered by a moderator, withdrawn, or not answered in time.`,
      );
    });
  }
  return (line) => {
    const [, answer, digits] = ANSWER.exec(line) ?? [];
    if (answer === undefined) return false;
    const number = Number(digits);
    const knock = waiting.get(number);
    if (knock === undefined) {
      print({ noKnock: number }, `Nobody waits with the number ${number}.`);
      return true;
    }
    const isWelcome = answer.toLowerCase() === 'yes';
    waiting.delete(number);
    knock.lobby.answerKnock(knock.id, isWelcome);
    print(
      { knockGone: number, ...labelOf(knock.lobby) },
      isWelcome ? `${knock.name} may come in.` : `${knock.name} was turned away.`,
    );
    return true;
  };
}
