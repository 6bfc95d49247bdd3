import { HostPulse } from './host-pulse.ts';
import {
  isSignOfHost,
  NO_COUNTERS,
  qualityBetween,
  readCounters,
  type LinkCounters,
  type LinkQuality,
} from './link-quality.ts';
import { isSamePath, readMediaPath, type MediaPath } from './media-path.ts';

const WATCH_INTERVAL_MS = 1_000;

export interface LinkWatchHandlers {
  /** Called when packets stop arriving (true) or arrive again (false). */
  readonly onInterrupted: (isInterrupted: boolean) => void;
  readonly onQuality: (quality: LinkQuality) => void;
  /** Called when sound takes another way than before. */
  readonly onPath: (path: MediaPath) => void;
  /** Called when the host is gone, or `unreached`: it never was there. */
  readonly onSilent: (state: 'lost' | 'unreached') => void;
}

/** Measures a connection once a second, and notices when its host falls silent. */
export class LinkWatch {
  readonly #connection: RTCPeerConnection;
  readonly #handlers: LinkWatchHandlers;
  readonly #pulse: HostPulse;
  #counters: LinkCounters = NO_COUNTERS;
  #path: MediaPath | null = null;
  #isInterrupted = false;
  #isStopped = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** `connectTimeoutMs`: how long the host may take for its first sign. */
  constructor(connection: RTCPeerConnection, connectTimeoutMs: number, handlers: LinkWatchHandlers) {
    this.#connection = connection;
    this.#pulse = new HostPulse(connectTimeoutMs);
    this.#handlers = handlers;
  }

  start(): void {
    let lastMs = performance.now();
    this.#timer = setInterval(() => {
      const nowMs = performance.now();
      // A window that was suspended while a game loaded has heard nothing: the host's messages from that time arrive
      // after this.
      this.#pulse.pass(Math.min(nowMs - lastMs, 2 * WATCH_INTERVAL_MS));
      lastMs = nowMs;
      const { state } = this.#pulse;
      if (state === 'lost' || state === 'unreached') return this.#handlers.onSilent(state);
      this.showInterruption();
      if (state !== 'connecting') void this.#measure();
    }, WATCH_INTERVAL_MS);
  }

  stop(): void {
    this.#isStopped = true;
    clearInterval(this.#timer);
  }

  /** The data channel opened. */
  open(): void {
    this.#pulse.open();
    void this.#measure();
  }

  /** There was a sign of the host. */
  beat(): void {
    this.#pulse.beat();
    this.showInterruption();
  }

  /** Reports whether packets stopped arriving, if that has changed. */
  showInterruption(): void {
    const isInterrupted =
      this.#pulse.state === 'interrupted' ||
      (this.#connection.connectionState === 'disconnected' && this.#pulse.state !== 'connecting');
    if (isInterrupted === this.#isInterrupted) return;
    this.#isInterrupted = isInterrupted;
    this.#handlers.onInterrupted(isInterrupted);
  }

  async #measure(): Promise<void> {
    const report = [...(await this.#connection.getStats()).values()] as Record<string, unknown>[];
    if (this.#isStopped) return;
    const counters = readCounters(report);
    if (isSignOfHost(this.#counters, counters)) this.#pulse.beat();
    this.#handlers.onQuality(qualityBetween(this.#counters, counters));
    this.#counters = counters;
    const path = readMediaPath(report);
    if (path === null || isSamePath(path, this.#path)) return;
    this.#path = path;
    this.#handlers.onPath(path);
  }
}
