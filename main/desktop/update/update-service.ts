import type { AppEvents, SettingsStore, UpdateService } from '../app/ports.ts';
import type { Log } from '../../../shared/log.ts';
import { failure, success } from '../../../shared/result.ts';
import { TypedEmitter } from '../../../shared/typed-emitter.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import { describeUpdateProblem } from './update-problem.ts';

export type UpdateStatus = AppEvents['update:status'];

/** What looks for versions and fetches them, and can replace this program by them. */
export interface Updater {
  /**
   * Version of what there is, where it is newer than this program; null = this is the newest. Rejects with what went
   * wrong.
   */
  findNewer(): Promise<string | null>;
  /** Fetches what was found last, and verifies it. It is installed when the program ends, or by `install`. */
  fetch(onProgress: (percent: number) => void): Promise<void>;
  /**
   * Ends the program, and starts the version that was fetched; `onFailed` is told where that cannot be, and the program
   * goes on.
   */
  install(onFailed: (error: unknown) => void): void;
}

export interface UpdateServiceOptions {
  /** null = this copy cannot update itself. */
  readonly updater: Updater | null;
  readonly settings: Pick<SettingsStore, 'read' | 'onChange'>;
  readonly schedule: Schedule;
  /** What must be over before another version may start. */
  readonly prepareToEnd: () => Promise<void>;
  /** Ends what is left after `prepareToEnd`, and starts this version anew. */
  readonly startAgain: () => void;
  readonly log: Log;
}

/** A start has more urgent things to do. */
const FIRST_CHECK_AFTER_MS = 10_000;
const CHECK_EVERY_MS = 6 * 3_600_000;

const IDLE: UpdateStatus = { state: 'idle', version: '', percent: null, problem: null, message: '' };

/**
 * Keeps this copy of Earshot the newest: looks soon after the start and every six hours, where the person has not
 * switched that off, and when asked.
 */
export function createUpdateService(options: UpdateServiceOptions): UpdateService {
  const { updater, settings, schedule, prepareToEnd, startAgain, log } = options;
  const events = new TypedEmitter<{ readonly status: UpdateStatus }>((error) =>
    log.error('The status of updates could not be told.', error),
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
      log.info(`Version ${version} was fetched and is installed when Earshot ends.`);
      become({ state: 'ready', version });
    } catch (error) {
      log.warn('Looking for a newer version failed.', error);
      become({ state: 'failed', ...describeUpdateProblem(error) });
    }
  }

  async function check(): Promise<void> {
    // What was fetched waits to be installed; the version after it comes with the next start.
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
