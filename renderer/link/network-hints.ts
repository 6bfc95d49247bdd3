import { ClockJump } from '../../shared/clock-jump.ts';
import type { EarshotBridge } from '../../shared/ipc/contract.ts';
import { scheduleEvery, type Schedule } from '../../shared/schedule.ts';

/**
 * Events that may have cut this machine off. `changed`: its network is another one, or the window did not run for a
 * while; `woke`: it slept, after which an open connection proves nothing.
 */
export type NetworkHint = 'changed' | 'woke';

type Listened = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;

export interface HintSources {
  readonly bridge: Pick<EarshotBridge, 'on'>;
  /** The browser's window. */
  readonly page: Listened;
  readonly document: Listened & { readonly visibilityState: DocumentVisibilityState };
  /** `navigator.connection`, which not every browser has. */
  readonly connection: Listened | undefined;
  readonly nowMs: () => number;
  /** Milliseconds of the wall clock. */
  readonly wallMs: () => number;
  readonly schedule: Schedule;
}

/** Timers of a hidden page may be a second late. */
const LOOK_INTERVAL_MS = 1_000;

/**
 * Reports what the main process and the browser notice about the network. Returns a function that stops that. A page
 * without a main process hears from the browser alone.
 */
export function watchNetworkHints(sources: HintSources, onHint: (hint: NetworkHint) => void): () => void {
  const { bridge, page, document, connection, nowMs, wallMs, schedule } = sources;
  const jump = new ClockJump(LOOK_INTERVAL_MS, nowMs(), wallMs());
  const look = (): void => {
    const passed = jump.look(nowMs(), wallMs());
    if (passed !== undefined) onHint(passed === 'woke' ? 'woke' : 'changed');
  };
  const changed = (): void => onHint('changed');
  const shown = (): void => {
    if (document.visibilityState === 'visible') changed();
  };
  const stops = [
    bridge.on('link:network-changed', ({ change }) => onHint(change === 'woke' ? 'woke' : 'changed')),
    listen(page, 'online', changed),
    listen(page, 'pageshow', changed),
    listen(document, 'visibilitychange', shown),
    // A page that the browser had frozen runs again.
    listen(document, 'resume', changed),
    ...(connection === undefined ? [] : [listen(connection, 'change', changed)]),
    scheduleEvery(schedule, look, LOOK_INTERVAL_MS),
  ];
  return () => stops.forEach((stop) => stop());
}

function listen(target: Listened, name: string, listener: () => void): () => void {
  target.addEventListener(name, listener);
  return () => target.removeEventListener(name, listener);
}
