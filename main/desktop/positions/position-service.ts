import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { ResponseOf } from '../../../shared/ipc/define.ts';
import type { SourceId } from '../../../shared/model/position-source.ts';
import type { Result } from '../../../shared/result.ts';
import { TypedEmitter } from '../../../shared/typed-emitter.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { AppEvents, PositionService } from '../app/ports.ts';
import type { Log } from '../../../shared/log.ts';
import { PositionArbiter } from './arbiter.ts';
import { describeSources } from './describe-sources.ts';
import type { WineBridge, WineBridgeOptions } from './wine/wine-bridge.ts';
import type { PositionSource } from './position-source.ts';

/** How often the status is checked, and reported when it has changed. */
const STATUS_INTERVAL_MS = 250;

/** The source that the person starts and stops. */
export interface PlayableSource extends PositionSource {
  play(text: string): Result<void, 'bad-track' | 'bad-track-row'>;
  cease(): void;
}

/** The source that games find at an address. */
export interface AddressedSource extends PositionSource {
  /** Waits until the source has opened. Both are '' when it could not. */
  describe(): Promise<ResponseOf<EarshotContract, 'positions:describe-api'>>;
}

export interface PositionServiceOptions {
  readonly gameApi: AddressedSource;
  readonly track: PlayableSource;
  /** All other sources. */
  readonly sources: readonly PositionSource[];
  /** Looks after games in Wine. */
  readonly openWine: (hooks: Pick<WineBridgeOptions, 'isLinked' | 'listener'>) => WineBridge;
  /** Monotonic. */
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  readonly log: Log;
}

/** Starts all sources, lets an arbiter choose among them, and reports its choice. */
export function startPositionService(options: PositionServiceOptions): PositionService {
  const { gameApi, track, nowMs, schedule, log } = options;
  const sources: readonly PositionSource[] = [gameApi, ...options.sources, track];
  const arbiter = new PositionArbiter();
  const events = new TypedEmitter<AppEvents>((error) => log.error('A listener of the positions failed.', error));
  let report: AppEvents['positions:report'] = { report: null };
  const logged = new Map<SourceId, string>();
  let statusText = '';
  let cancelDecision = (): void => {};
  let cancelStatus = (): void => {};
  let isClosed = false;

  function decide(): void {
    cancelDecision();
    if (isClosed) return;
    const { toSend, askAgainAtMs } = arbiter.decide(nowMs());
    if (askAgainAtMs !== undefined) cancelDecision = schedule(decide, Math.max(1, askAgainAtMs - nowMs()));
    if (toSend === undefined) return;
    report = toSend;
    events.emit('positions:report', report);
  }

  /** Logs each source whose state has changed, with the details that the window does not show. */
  function logStates(): void {
    for (const source of sources) {
      const { state, problem, detail } = source.report();
      const known = `${state} ${problem}`;
      if (logged.get(source.id) === known) continue;
      logged.set(source.id, known);
      log.info(`Positions from ${source.id}: ${state}. ${detail}`);
    }
  }

  function sendStatus(): void {
    logStates();
    const status = describeSources(arbiter, sources, nowMs());
    const text = JSON.stringify(status);
    if (text !== statusText) events.emit('positions:status', status);
    statusText = text;
  }

  function watchStatus(): void {
    if (isClosed) return;
    sendStatus();
    cancelStatus = schedule(watchStatus, STATUS_INTERVAL_MS);
  }

  async function startSource(source: PositionSource): Promise<void> {
    try {
      await source.start((newest) => {
        arbiter.handle(source.id, newest, nowMs());
        decide();
      });
    } catch (error) {
      log.error(`The position source '${source.id}' could not be started.`, error);
    }
  }

  const wine = options.openWine({
    isLinked: () => arbiter.isFresh('mumble-link'),
    listener: (status) => events.emit('positions:wine', status),
  });
  const apiStarted = startSource(gameApi);
  const started = Promise.all([apiStarted, ...options.sources.map(startSource), startSource(track)]);
  watchStatus();
  return {
    on: (name, listener) => events.on(name, listener),
    announce() {
      events.emit('positions:report', report);
      statusText = '';
      sendStatus();
      wine.announce();
    },
    forgetLost() {
      arbiter.forgetLost();
      decide();
    },
    async describeApi() {
      await apiStarted;
      return gameApi.describe();
    },
    async playTrack(text) {
      return track.play(text);
    },
    async stopTrack() {
      track.cease();
      arbiter.withdraw(track.id);
      decide();
    },
    watchWine: (isOn) => wine.watch(isOn),
    startBridge: (prefix) => wine.start(prefix),
    stopBridge: () => wine.stop(),
    async close() {
      isClosed = true;
      wine.close();
      cancelDecision();
      cancelStatus();
      await started;
      await Promise.allSettled(sources.map((source) => source.stop()));
    },
  };
}
