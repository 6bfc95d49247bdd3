import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { LobbyHandle } from '../../../host/lobby-handle.ts';
import { strangersText } from '../../terminal-text.ts';
import { readConsoleLine, type ConsoleCommand } from './console-command.ts';
import { CONSOLE_HELP, outcomeLines, SHORT_HELP } from './console-text.ts';

type ConsoleLobby = Pick<LobbyHandle, 'order' | 'description'>;

export interface ConsoleOptions {
  readonly lobbies: readonly ConsoleLobby[];
  readonly input: Readable;
  readonly print: (line: string) => void;
  /** Takes lines that are for somebody else, such as answers to knocks; returns whether it has. */
  readonly takeLine: (line: string) => boolean;
  /** Called after each line. */
  readonly onTyped: () => void;
  /** Whether there is room for a few lines only, as below a table. */
  readonly isShort: boolean;
}

/**
 * Carries out the commands that a person types, or a program writes to a pipe, one after the other. They act with the
 * host's own authority.
 */
export function runConsole({ lobbies, input, print, takeLine, onTyped, isShort }: ConsoleOptions): void {
  let chosen = lobbies.length === 1 ? lobbies[0] : undefined;
  let work = Promise.resolve();

  function choose(name: string): void {
    const found = lobbies.find(({ description }) => description.lobbyName.toLowerCase() === name.toLowerCase());
    if (found === undefined) return print(`This host has no lobby '${strangersText(name)}'. ${namesOf(lobbies)}`);
    chosen = found;
    print(`Commands are for '${strangersText(found.description.lobbyName)}' now.`);
  }

  async function run(command: ConsoleCommand): Promise<void> {
    if (command.type === 'help') {
      for (const line of isShort ? [SHORT_HELP] : CONSOLE_HELP) print(line);
      if (lobbies.length > 1) print('lobby NAME                     choose the lobby for the commands after it');
    } else if (command.type === 'lobby') choose(command.name);
    else if (chosen === undefined) print(`Choose a lobby first, with: lobby NAME. ${namesOf(lobbies)}`);
    else {
      const outcome = await chosen.order(command.type === 'order' ? command.order : { type: 'list' });
      for (const line of outcomeLines(command, outcome)) print(line);
    }
  }

  createInterface({ input }).on('line', (line) => {
    if (!takeLine(line)) {
      const read = readConsoleLine(line);
      work = work.then(async () => {
        if (!read.ok) print(read.error.message);
        else if (read.value !== undefined) await run(read.value);
      });
    }
    onTyped();
  });
}

function namesOf(lobbies: readonly ConsoleLobby[]): string {
  return `Its lobbies: ${lobbies.map(({ description }) => strangersText(description.lobbyName)).join(', ')}.`;
}
