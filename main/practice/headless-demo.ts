import { failure, success, type Result } from '../../shared/result.ts';
import { SILENCE_DB } from '../../shared/units.ts';
import { createScript, type ScriptChoice } from './choose-script.ts';
import {
  AUDIBLE_GAIN_DB,
  MAX_DEVIATION_DB,
  SILENT_BELOW_DB,
  type HearingPair,
  type HearingReport,
} from './hearing-report.ts';
import { openPracticeLobby } from './practice-lobby.ts';
import type { Log } from '../../shared/log.ts';

export interface HeadlessDemoOptions {
  readonly script: ScriptChoice;
  /** null = until the script has run once. */
  readonly seconds: number | null;
  readonly outputFolder: string;
}

/**
 * Runs the complete real path without a window and writes report.json, report.svg and listener-N.wav into the folder.
 */
export async function runHeadlessDemo(
  { script, seconds, outputFolder }: HeadlessDemoOptions,
  log: Log,
): Promise<Result<HearingReport>> {
  const measuredSeconds = seconds ?? createScript(script).durationMs / 1_000;
  const opened = await openPracticeLobby({
    lobbyName: 'Demo',
    script,
    measured: { seconds: measuredSeconds, outputFolder },
    log,
  });
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

/** Formats the report as a table for the terminal, with a section for each stretch of the script. */
export function formatHearingReport(report: HearingReport): string {
  const stretches = report.stretches.flatMap(({ title, phase }) => [
    `${title} (${phase})`,
    ...report.pairs
      .filter((pair) => pair.stretch === title && (pair.kind !== 'unmeasured' || report.stretches.length === 1))
      .map(formatPair),
  ]);
  return [
    'listener speaker   distance     asked  measured',
    ...stretches,
    `Audible pairs (asked ${AUDIBLE_GAIN_DB} dB or more): at most ${report.maxDeviationDb.toFixed(2)} dB from what was asked (allowed: ${MAX_DEVIATION_DB}).`,
    `Not to be heard: at most ${report.loudestSilentDb.toFixed(1)} dB; own voice: at most ${report.loudestOwnDb.toFixed(1)} dB (allowed: below ${SILENT_BELOW_DB}).`,
    report.passed ? 'Everyone heard what they should.' : 'NOT everyone heard what they should.',
  ].join('\n');
}

function formatPair({ listener, speaker, meanDistanceMetres, askedGainDb, measuredGainDb, kind }: HearingPair): string {
  const distance = (meanDistanceMetres === null ? '-' : `${meanDistanceMetres.toFixed(1)} m`).padStart(9);
  return `${listener.padEnd(9)}${speaker.padEnd(9)}${distance} ${formatDb(askedGainDb)} ${formatDb(measuredGainDb)}  ${kind}`;
}

function formatDb(value: number): string {
  return (value <= SILENCE_DB ? 'silent' : `${value.toFixed(1).replace('-0.0', '0.0')} dB`).padStart(9);
}
