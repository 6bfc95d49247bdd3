import { practiceScript, type ScenarioId } from '../../practice/choose-script.ts';
import { runTerminalPractice } from '../../practice/terminal-practice.ts';
import { createStderrLog } from '../stderr-log.ts';

/**
 * Runs the practice lobby in the terminal because no window can be opened. `advice` says how to open one elsewhere.
 * Resolves when `stopped` does.
 */
export async function runTerminalFallback(
  {
    hasDisplay,
    scenario,
    advice,
  }: { readonly hasDisplay: boolean; readonly scenario: ScenarioId | null; readonly advice: string },
  stopped: Promise<void>,
  print: (line: string) => void,
): Promise<void> {
  const reason = hasDisplay
    ? 'Chrome, Chromium and Edge were not found (set EARSHOT_BROWSER to the path of one).'
    : 'There is no display to open a window on.';
  const practice = await runTerminalPractice({
    heading: [`${reason} Opening the practice lobby in the terminal instead.`, advice],
    script: practiceScript(scenario),
    output: process.stdout,
    log: createStderrLog(),
    stopped,
  });
  if (practice.ok) return;
  print(practice.error.message);
  await stopped;
}
