import { HostPulse } from '../../../shared/join/host-pulse.ts';
import {
  isSignOfHost,
  NO_COUNTERS,
  qualityBetween,
  readCounters,
  type LinkCounters,
  type LinkQuality,
} from './link-quality.ts';
import { isSamePath, readMediaPath, type MediaPath } from '../media-path.ts';

/** A look at the receiver costs 0.3 ms at most. */
const LOOK_INTERVAL_MS = 200;

/** Statistics cost several times as much. */
const LOOKS_PER_MEASUREMENT = 5;

/** Time between two looks that counts at most. */
const LONGEST_LOOK_MS = 1_000;

export interface LinkWatchHandlers {
  /** Called when packets stop arriving (true) or arrive again (false). */
  readonly onInterrupted: (isInterrupted: boolean) => void;
  /** Called when the host may be gone, once for each time: a link beside this one may be needed. */
  readonly onTrouble: () => void;
  readonly onQuality: (quality: LinkQuality) => void;
  /** Called when sound takes another way than before. */
  readonly onPath: (path: MediaPath) => void;
  /** Called when the host is gone, or `unreached`: it never was there. */
  readonly onSilent: (state: 'lost' | 'unreached') => void;
}

/** Looks at a connection five times a second, and notices when its host falls silent. Measures it once a second. */
export class LinkWatch {
  readonly #connection: RTCPeerConnection;
  readonly #receiver: Pick<RTCRtpReceiver, 'getSynchronizationSources'>;
  readonly #handlers: LinkWatchHandlers;
  readonly #pulse: HostPulse;
  #counters: LinkCounters = NO_COUNTERS;
  #path: MediaPath | null = null;
  #lastSoundMs = 0;
  #looks = 0;
  #isInterrupted = false;
  #isTroubled = false;
  #isStopped = false;
  #lastLookMs = performance.now();
  #timer: ReturnType<typeof setInterval> | undefined;

  /** `connectTimeoutMs`: how long the host may take for its first sign. */
  constructor(
    connection: RTCPeerConnection,
    receiver: Pick<RTCRtpReceiver, 'getSynchronizationSources'>,
    connectTimeoutMs: number,
    handlers: LinkWatchHandlers,
  ) {
    this.#connection = connection;
    this.#receiver = receiver;
    this.#pulse = new HostPulse(connectTimeoutMs);
    this.#handlers = handlers;
  }

  start(): void {
    this.#lastLookMs = performance.now();
    this.#timer = setInterval(() => {
      const nowMs = performance.now();
      // A window that was suspended while a game loaded has heard nothing: the host's messages from that time arrive
      // after this.
      this.#pulse.pass(Math.min(nowMs - this.#lastLookMs, LONGEST_LOOK_MS));
      this.#lastLookMs = nowMs;
      this.#look();
    }, LOOK_INTERVAL_MS);
  }

  stop(): void {
    this.#isStopped = true;
    clearInterval(this.#timer);
  }

  /** When there was the last sign of the host. Time in which this program did not run counts as little. */
  get lastSignMs(): number {
    return this.#lastLookMs - this.#pulse.silentMs;
  }

  /** The data channel opened. */
  open(): void {
    this.#pulse.open();
    void this.#measure();
  }

  /** There was a sign of the host. */
  beat(): void {
    this.#pulse.beat();
    this.showTrouble();
  }

  /** Something says that the host or the network may be gone. */
  suspect(): void {
    this.#pulse.suspect();
    this.showTrouble();
  }

  /** Reports whether packets stopped arriving, and whether the host may be gone, if that has changed. */
  showTrouble(): void {
    const { state, isTroubled } = this.#pulse;
    const isInterrupted =
      state === 'interrupted' || (this.#connection.connectionState === 'disconnected' && state !== 'connecting');
    if (isInterrupted !== this.#isInterrupted) {
      this.#isInterrupted = isInterrupted;
      this.#handlers.onInterrupted(isInterrupted);
    }
    const wasTroubled = this.#isTroubled;
    this.#isTroubled = isTroubled || isInterrupted;
    if (this.#isTroubled && !wasTroubled) this.#handlers.onTrouble();
  }

  #look(): void {
    this.#listen();
    const { state } = this.#pulse;
    if (state === 'lost' || state === 'unreached') return this.#handlers.onSilent(state);
    this.showTrouble();
    if (state !== 'connecting' && this.#looks++ % LOOKS_PER_MEASUREMENT === 0) void this.#measure();
  }

  /** Notices sound since the last look, also the packets of a host that has nothing to play. */
  #listen(): void {
    for (const { timestamp } of this.#receiver.getSynchronizationSources()) {
      if (timestamp <= this.#lastSoundMs) continue;
      this.#lastSoundMs = timestamp;
      this.#pulse.hear();
    }
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
