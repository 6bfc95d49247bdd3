import { Worker } from 'node:worker_threads';
import type { HostReach } from '../../shared/model/host-reach.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { GamePhase, HearingRules } from '../../shared/spatial/hearing-rules.ts';
import { TypedEmitter } from '../../shared/typed-emitter.ts';
import type {
  HostCommand,
  HostDescription,
  HostFailureCode,
  HostListing,
  HostOptions,
  HostReport,
  HostStatistics,
  Knock,
} from './host-options.ts';
import { writeLogEntry, type Log } from '../../shared/log.ts';

/** Closing says goodbye to everybody; a thread that takes longer is terminated. */
const CLOSE_TIMEOUT_MS = 3_000;

interface HostThreadEvents {
  statistics: HostStatistics;
  /** How the internet reaches the lobby has changed. */
  reach: HostReach;
  /** Somebody asks to be let in. */
  knock: Knock;
  /** The knock with this id was answered or withdrawn. */
  knockGone: number;
  /** The lobby ended without being closed; the text says why. */
  died: string;
}

/** A lobby hosted in a separate thread. */
export interface HostThread {
  /** As it was when the lobby opened. */
  readonly description: HostDescription;
  readonly events: TypedEmitter<HostThreadEvents>;
  /** Describes the lobby with the addresses of now, or the last known ones if it ends in the meantime. */
  describe(): Promise<HostDescription>;
  /** Replaces the invitation's secret: earlier invitations end. */
  setSecret(secret: Uint8Array): void;
  /** Replaces the rules for everybody after a moment, and notifies them. */
  setRules(rules: HearingRules, phase: GamePhase): void;
  /** Lets somebody in who knocked, or not. */
  answerKnock(id: number, isWelcome: boolean): void;
  /** Changes how the lobby shows itself at its rendezvous servers; null = not at all. */
  setListing(listing: HostListing | null): void;
  /** Resolves when the thread has ended. May be called again. */
  close(): Promise<void>;
}

/**
 * Starts a lobby, whose thread writes to `log`. The result arrives when players can join, or with the reason why they
 * cannot.
 */
export function startHostThread(options: HostOptions, log: Log): Promise<Result<HostThread, HostFailureCode>> {
  const worker = new Worker(new URL('./host-worker.ts', import.meta.url), {
    name: 'earshot-host',
    workerData: options,
  });
  const events = new TypedEmitter<HostThreadEvents>((error) => {
    throw error;
  });
  let failureMessage: string | undefined;
  let isClosing = false;
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const command = (message: HostCommand): void => worker.postMessage(message);
  const setRules = (rules: HearingRules, phase: GamePhase): void => command({ type: 'set-rules', rules, phase });
  const answerKnock = (id: number, isWelcome: boolean): void => command({ type: 'answer-knock', id, isWelcome });
  const setListing = (listing: HostListing | null): void => command({ type: 'set-listing', listing });
  const setSecret = (secret: Uint8Array): void => command({ type: 'set-secret', secret });
  const waiting: ((description: HostDescription) => void)[] = [];
  let latest: HostDescription | undefined;
  const describe = (): Promise<HostDescription> =>
    new Promise((resolve) => {
      waiting.push(resolve);
      command({ type: 'describe' });
    });
  const close = async (): Promise<void> => {
    isClosing = true;
    command({ type: 'close' });
    const timer = setTimeout(() => void worker.terminate(), CLOSE_TIMEOUT_MS);
    await ended;
    clearTimeout(timer);
  };
  return new Promise((resolve) => {
    worker.on('message', (report: HostReport) => {
      if (report.type === 'ready') {
        const { description } = report;
        latest = description;
        resolve(success({ description, events, describe, setSecret, setRules, answerKnock, setListing, close }));
      } else if (report.type === 'description') {
        latest = report.description;
        waiting.shift()?.(latest);
      } else if (report.type === 'statistics') events.emit('statistics', report.statistics);
      else if (report.type === 'reach') events.emit('reach', report.reach);
      else if (report.type === 'knock') events.emit('knock', report.knock);
      else if (report.type === 'knock-gone') events.emit('knockGone', report.id);
      else if (report.type === 'log') writeLogEntry(log, report.entry);
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
      if (latest !== undefined) for (const answer of waiting.splice(0)) answer(latest);
      if (!isClosing) events.emit('died', message);
    });
  });
}
