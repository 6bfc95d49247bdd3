import { Worker } from 'node:worker_threads';
import { invariant } from '../../shared/invariant.ts';
import { parseInvitation } from '../../shared/protocol/invitation/parse-invitation.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { HearingRules } from '../../shared/spatial/hearing-rules.ts';
import { TypedEmitter } from '../../shared/typed-emitter.ts';
import type { HostFailureCode } from '../host/host-options.ts';
import { startHostThread, type HostThread } from '../host/host-thread.ts';
import { createScript } from './choose-script.ts';
import type { HearingReport } from './hearing-report.ts';
import type { PracticeReport, PracticeWorkerData } from './practice-messages.ts';
import { writeLogEntry, type Log } from '../../shared/log.ts';

export const PRACTICE_LOBBY_NAME = 'Practice';

/** Room for the player at this machine, and for friends who look on. */
const SPARE_CAPACITY = 8;

export interface PracticeLobbyOptions extends Omit<PracticeWorkerData, 'invitation'> {
  readonly lobbyName: string;
  readonly log: Log;
}

interface PracticeLobbyEvents {
  state: Extract<PracticeReport, { type: 'state' }>;
  measured: HearingReport;
  /** The lobby or its players ended; the text says why. */
  died: string;
}

/** A lobby on the loopback interface with simulated players in it. */
export interface PracticeLobby {
  readonly host: HostThread;
  readonly events: TypedEmitter<PracticeLobbyEvents>;
  close(): Promise<void>;
}

/** Opens a lobby and resolves when all simulated players are in it. */
export async function openPracticeLobby(
  options: PracticeLobbyOptions,
): Promise<Result<PracticeLobby, HostFailureCode | 'practice-failed'>> {
  const { playerCount, rules: scripted, stretches } = createScript(options.script);
  // Simulated players have no secrets, and the map explains what you hear.
  const rules: HearingRules = { ...scripted, mapShows: 'everybody' };
  const phase = stretches[0]?.phase;
  const host = await startHostThread(
    {
      lobbyName: options.lobbyName,
      rules,
      ...(phase === undefined ? {} : { phase }),
      capacity: playerCount + SPARE_CAPACITY,
      bindAddress: '127.0.0.1',
      port: 0,
      publicAddress: null,
    },
    options.log,
  );
  if (!host.ok) return host;
  const { script, measured } = options;
  const invitation = parseInvitation(host.value.description.invitation);
  invariant(invitation.ok, 'a host writes invitations that can be read');
  const workerData: PracticeWorkerData = { invitation: invitation.value, script, measured };
  const worker = new Worker(new URL('./practice-worker.ts', import.meta.url), { name: 'earshot-practice', workerData });
  const events = new TypedEmitter<PracticeLobbyEvents>((error) => {
    throw error;
  });
  const close = async (): Promise<void> => {
    worker.removeAllListeners('exit');
    await worker.terminate();
    await host.value.close();
  };
  return new Promise((resolve) => {
    // If the host or the players fail, the other is stopped too.
    let hasFailed = false;
    const fail = (message: string): void => {
      if (hasFailed) return;
      hasFailed = true;
      void close();
      resolve(failure('practice-failed', message));
      events.emit('died', message);
    };
    const failBeforeReady = (): void => fail('The simulated players ended before they had joined.');
    host.value.events.on('died', fail);
    worker.on('exit', failBeforeReady);
    worker.on('error', (error) => fail(`The simulated players ended: ${error.message}`));
    worker.on('message', (report: PracticeReport) => {
      if (report.type === 'ready') {
        worker.off('exit', failBeforeReady);
        resolve(success({ host: host.value, events, close }));
      } else if (report.type === 'phase') host.value.setRules(rules, report.phase);
      else if (report.type === 'state') events.emit('state', report);
      else if (report.type === 'log') writeLogEntry(options.log, report.entry);
      else if (report.type === 'measured') events.emit('measured', report.report);
      else fail(report.message);
    });
  });
}
