import { spawn } from 'node:child_process';
import type { Schedule } from '../../../../shared/schedule.ts';
import type { WineGame } from './wine-games.ts';

/** Wine starts its own services first if none runs, which takes long on a busy machine. */
const START_TIMEOUT_MS = 60_000;
/** The bridge ends when its input does; a Wine that hangs is killed after this. */
const END_TIMEOUT_MS = 3_000;
const MAX_COMPLAINT_CHARACTERS = 500;

/** A running bridge. */
export interface BridgeProcess {
  /** Resolves with true once it carries positions, or with false if it could not start. */
  readonly started: Promise<boolean>;
  /** Resolves with the reason when it has ended. */
  readonly ended: Promise<string>;
  end(): void;
}

/** Starts the bridge in the Wine of `game`, writing the link `mappingName`. */
export function startBridgeProcess(
  { loader, environment }: Pick<WineGame, 'loader' | 'environment'>,
  program: string,
  mappingName: string,
  schedule: Schedule,
): BridgeProcess {
  const child = spawn(loader, [program, mappingName, '--until-input-ends'], { cwd: '/', env: environment });
  let complaint = '';
  let endNow = (): void => {};
  child.stdin.on('error', () => {});
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-MAX_COMPLAINT_CHARACTERS);
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(complaint.trim() || `it ended with ${code ?? signal}`));
  });
  const started = new Promise<boolean>((resolve) => {
    // It says in one line that it carries positions.
    child.stdout.once('data', () => resolve(true));
    void ended.then(() => resolve(false));
  });
  const cancelTimeout = schedule(() => endNow(), START_TIMEOUT_MS);
  void started.then(cancelTimeout);
  endNow = () => {
    child.stdin.end();
    const cancel = schedule(() => child.kill('SIGKILL'), END_TIMEOUT_MS);
    void ended.then(cancel);
  };
  return { started, ended, end: () => endNow() };
}
