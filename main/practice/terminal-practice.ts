import { failure, success, type Result } from '../../shared/result.ts';
import { createScript, type ScriptChoice } from './choose-script.ts';
import { formatHearingTable } from './hearing-table.ts';
import { openPracticeLobby, PRACTICE_LOBBY_NAME } from './practice-lobby.ts';
import type { Log } from '../../shared/log.ts';

const CLEAR_SCREEN = '\x1b[H\x1b[2J';

export interface TerminalPracticeOptions {
  /** Lines shown above the table. */
  readonly heading: readonly string[];
  readonly script: ScriptChoice;
  readonly output: NodeJS.WriteStream;
  readonly log: Log;
  /** Resolves when the person wants to end it. */
  readonly stopped: Promise<void>;
}

/**
 * Runs a practice lobby and shows live who hears whom and how loud. On a terminal it redraws in place; otherwise it
 * appends.
 */
export async function runTerminalPractice({
  heading,
  script,
  output,
  log,
  stopped,
}: TerminalPracticeOptions): Promise<Result<void>> {
  const opened = await openPracticeLobby({ lobbyName: PRACTICE_LOBBY_NAME, script, measured: null, log });
  if (!opened.ok) return opened;
  const lobby = opened.value;
  const invitation = `Join this practice lobby by its invitation: ${lobby.host.description.invitation}`;
  if (!output.isTTY) output.write(`${[...heading, invitation].join('\n')}\n`);
  const { rules } = createScript(script);
  lobby.events.on('state', ({ title, phase, players }) => {
    const table = [`${title}:`, ...formatHearingTable(players, rules, phase)];
    if (output.isTTY)
      output.write(
        `${CLEAR_SCREEN}${[...heading, invitation, '', ...table, '', '▶ is talking; dB: how much quieter than face to face. Press Ctrl+C to stop.'].join('\n')}\n`,
      );
    else output.write(`\n${table.join('\n')}\n`);
  });
  const died = new Promise<string>((resolve) => lobby.events.on('died', resolve));
  const message = await Promise.race([stopped, died]);
  await lobby.close();
  return typeof message === 'string' ? failure('practice-ended', message) : success(undefined);
}
