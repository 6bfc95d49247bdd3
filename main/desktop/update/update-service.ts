import type { AppEvents, SettingsStore, UpdateService } from '../app/ports.ts';
import type { Log } from '../../../shared/log.ts';
import { failure, success } from '../../../shared/result.ts';
import { TypedEmitter } from '../../../shared/typed-emitter.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import { describeUpdateProblem } from './update-problem.ts';

export type UpdateStatus = AppEvents['update:status'];

/** Finds and downloads versions, and can replace this program with them. */
export interface Updater {
  /**
   * Resolves with the available version if it is newer than this program; null = this is the latest. Rejects with the
   * error.
   */
  findNewer(): Promise<string | null>;
  /** Downloads the version found last, and verifies it. It is installed when the program ends, or by `install`. */
  fetch(onProgress: (percent: number) => void): Promise<void>;
  /** Exits and starts the downloaded version; calls `onFailed` if that is impossible, and the program keeps running. */
  install(onFailed: (error: unknown) => void): void;
}

export interface UpdateServiceOptions {
  /** The updater; null = this copy cannot update itself. */
  readonly updater: Updater | null;
  readonly settings: Pick<SettingsStore, 'read' | 'onChange'>;
  readonly schedule: Schedule;
  /** Completes what must be over before another version may start. */
  readonly prepareToEnd: () => Promise<void>;
  /** Ends what is left after `prepareToEnd`, and restarts this version. */
  readonly startAgain: () => void;
  readonly log: Log;
}

/** Delay of the first check: a start has more urgent things to do. */
const FIRST_CHECK_AFTER_MS = 10_000;
const CHECK_EVERY_MS = 6 * 3_600_000;

const IDLE: UpdateStatus = { state: 'idle', version: '', percent: null, problem: null, message: '' };

/**
 * Keeps this copy of Earshot up to date: checks soon after the start and every six hours, unless the user has disabled
 * that, and on request.
 */
export function createUpdateService(options: UpdateServiceOptions): UpdateService {
  const { updater, settings, schedule, prepareToEnd, startAgain, log } = options;
  const events = new TypedEmitter<{ readonly status: UpdateStatus }>((error) =>
    log.error('The status of updates could not be reported.', error),
  );
  let status: UpdateStatus = updater === null ? { ...IDLE, state: 'unsupported' } : IDLE;
  let underWay: Promise<void> | undefined;
  let stopWaiting = (): void => {};

  function become(next: Partial<UpdateStatus>): void {
    status = { ...IDLE, ...next };
    events.emit('status', status);
  }

  async function run(source: Updater): Promise<void> {
    try {
      become({ state: 'checking' });
      const version = await source.findNewer();
      if (version === null) return become({ state: 'none' });
      become({ state: 'downloading', version, percent: 0 });
      await source.fetch((percent) => {
        const whole = Math.floor(percent);
        if (status.state === 'downloading' && whole !== status.percent)
          become({ state: 'downloading', version, percent: whole });
      });
      log.info(`Version ${version} was downloaded. It will be installed when Earshot ends.`);
      become({ state: 'ready', version });
    } catch (error) {
      log.warn('The check for a newer version failed.', error);
      become({ state: 'failed', ...describeUpdateProblem(error) });
    }
  }

  async function check(): Promise<void> {
    // The downloaded version waits to be installed; a later one is found after the next start.
    if (updater === null || status.state === 'ready') return;
    underWay ??= run(updater).finally(() => (underWay = undefined));
    await underWay;
  }

  function checkAgainAfter(delayMs: number): void {
    stopWaiting();
    if (updater === null || !settings.read().checksForUpdates) return;
    stopWaiting = schedule(() => {
      void check();
      checkAgainAfter(CHECK_EVERY_MS);
    }, delayMs);
  }

  let wanted = settings.read().checksForUpdates;
  const stopFollowing = settings.onChange(({ checksForUpdates }) => {
    if (checksForUpdates === wanted) return;
    wanted = checksForUpdates;
    checkAgainAfter(0);
  });
  checkAgainAfter(FIRST_CHECK_AFTER_MS);

  return {
    status: () => status,
    on: (listener) => events.on('status', listener),
    check,
    async install() {
      if (updater === null || status.state !== 'ready')
        return failure('no-update', 'There is no newer version to install yet. Check for updates first.');
      await prepareToEnd();
      updater.install((error) => {
        log.error('The newer version could not be installed, so this one starts again.', error);
        startAgain();
      });
      return success(undefined);
    },
    close() {
      stopWaiting();
      stopFollowing();
    },
  };
}
