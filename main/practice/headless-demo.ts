import { failure, success, type Result } from '../../shared/result.ts';
import { SILENCE_DB } from '../../shared/units.ts';
import { AUDIBLE_GAIN_DB, MAX_DEVIATION_DB, SILENT_BELOW_DB, type HearingReport } from './hearing-report.ts';
import { openPracticeLobby } from './practice-lobby.ts';

export interface HeadlessDemoOptions {
  readonly seconds: number;
  readonly playerCount: number;
  readonly outputFolder: string;
}

/** Runs the whole real path without a window and writes report.json, report.svg and listener-N.wav into the folder. */
export async function runHeadlessDemo({ seconds, playerCount, outputFolder }: HeadlessDemoOptions): Promise<Result<HearingReport>> {
  const opened = await openPracticeLobby({ lobbyName: 'Demo', playerCount, schedule: 'turns', measured: { seconds, outputFolder } });
  if (!opened.ok) return opened;
  const lobby = opened.value;
  const measured = new Promise<Result<HearingReport>>((resolve) => {
    lobby.events.on('measured', (report) => resolve(success(report)));
    lobby.events.on('died', (message) => resolve(failure('demo-failed', message)));
  });
  const result = await measured;
  await lobby.close();
  return result;
}

/** The report as a table for the terminal. */
export function formatHearingReport(report: HearingReport): string {
  const rows = report.pairs.map(
    (pair) =>
      `${pair.listener.padEnd(9)}${pair.speaker.padEnd(9)}${pair.meanDistanceMetres.toFixed(1).padStart(7)} m ` +
      `${formatDb(pair.askedGainDb)} ${formatDb(pair.measuredGainDb)}  ${pair.kind}`,
  );
  return [
    'listener speaker   distance     asked  measured',
    ...rows,
    `Audible pairs (asked ${AUDIBLE_GAIN_DB} dB or more): at most ${report.maxDeviationDb.toFixed(2)} dB from what was asked (allowed: ${MAX_DEVIATION_DB}).`,
    `Out of range: at most ${report.loudestSilentDb.toFixed(1)} dB; own voice: at most ${report.loudestOwnDb.toFixed(1)} dB (allowed: below ${SILENT_BELOW_DB}).`,
    report.passed ? 'Everybody heard what they should.' : 'NOT everybody heard what they should.',
  ].join('\n');
}

function formatDb(value: number): string {
  return (value <= SILENCE_DB ? 'silent' : `${value.toFixed(1)} dB`).padStart(9);
}
