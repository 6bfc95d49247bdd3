import { Worker } from 'node:worker_threads';
import { writeLogEntry, type Log } from '../../shared/log.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { HostCommand, HostEnd, HostFailureCode, HostOptions, HostReport, OpeningStep } from './host-options.ts';
import { LobbyHandle } from './lobby-handle.ts';

/** Closing says goodbye to everybody; a thread that takes longer is terminated. */
const CLOSE_TIMEOUT_MS = 3_000;

/** A host in a separate thread, with its first lobby. */
export interface HostThread extends Pick<
  LobbyHandle,
  | 'description'
  | 'events'
  | 'describe'
  | 'setSecret'
  | 'setRules'
  | 'setRoles'
  | 'roles'
  | 'answerKnock'
  | 'setListing'
  | 'changeServers'
  | 'tellSuccession'
> {
  /** All lobbies, the first one included, in the order of the options. */
  readonly lobbies: readonly LobbyHandle[];
  /** Closes all lobbies, by default for good. Resolves when the thread has ended. May be called again. */
  close(how?: HostEnd): Promise<void>;
}

/**
 * Starts a host, whose thread writes to `log`. The result arrives when players can join, or with the reason why they
 * cannot. `onStep`: called when a step on the way there begins.
 */
export function startHostThread(
  options: HostOptions,
  log: Log,
  onStep: (step: OpeningStep) => void = () => undefined,
): Promise<Result<HostThread, HostFailureCode>> {
  const worker = new Worker(new URL('./host-worker.ts', import.meta.url), {
    name: 'earshot-host',
    workerData: options,
  });
  let lobbies: readonly LobbyHandle[] = [];
  let failureMessage: string | undefined;
  let isClosing = false;
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const command = (message: HostCommand): void => worker.postMessage(message);
  const close = async (how: HostEnd = { comesBack: false }): Promise<void> => {
    isClosing = true;
    command({ type: 'close', how });
    const timer = setTimeout(() => void worker.terminate(), CLOSE_TIMEOUT_MS);
    await ended;
    clearTimeout(timer);
  };
  return new Promise((resolve) => {
    worker.on('message', (report: HostReport) => {
      if (report.type === 'ready') {
        lobbies = report.descriptions.map(
          (description, lobby) =>
            new LobbyHandle(description, (message) => command({ type: 'lobby', lobby, command: message })),
        );
        const [first] = lobbies;
        if (first !== undefined) resolve(success(toHostThread(first, lobbies, close)));
      } else if (report.type === 'lobby') lobbies[report.lobby]?.receive(report.report);
      else if (report.type === 'log') writeLogEntry(log, report.entry);
      else if (report.type === 'step') onStep(report.step);
      else {
        failureMessage = report.message;
        resolve(failure(report.code, report.message));
        void worker.terminate();
      }
    });
    worker.on('error', (error) => {
      failureMessage = error.message;
    });
    worker.on('exit', () => {
      const message = `The lobby stopped: ${failureMessage ?? 'its thread ended'}.`;
      resolve(failure('internal', message));
      for (const lobby of lobbies) lobby.end(isClosing ? undefined : message);
    });
  });
}

function toHostThread(first: LobbyHandle, lobbies: readonly LobbyHandle[], close: HostThread['close']): HostThread {
  const { description, events, describe, setSecret, setRules, setRoles, roles, answerKnock } = first;
  const { setListing, changeServers, tellSuccession } = first;
  return {
    description,
    events,
    describe,
    setSecret,
    setRules,
    setRoles,
    roles,
    answerKnock,
    setListing,
    changeServers,
    tellSuccession,
    lobbies,
    close,
  };
}
