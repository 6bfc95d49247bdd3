import { scheduleTimer } from '../../../shared/schedule.ts';
import { dbToGain } from '../../../shared/units.ts';
import { OutputBoost } from './output-boost.ts';

/** Pauses before a failed element is connected again: they double from the first to the longest. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 8_000;
/** After playing this long, the next failure is a first one. */
const STEADY_MS = 10_000;

/**
 * Plays a stream through a plain audio element: a remote stream alone is silent in Web Audio, and this is the shortest
 * path. A graph is inserted only to amplify beyond the host's level.
 */
export class StreamPlayer {
  readonly #element = new Audio();
  #stream: MediaStream | null = null;
  #boost: OutputBoost | undefined;
  #gainDb = 0;
  #share = 1;
  #sinkId = '';
  #switching: Promise<void> = Promise.resolve();
  #failures = 0;
  #cancelTimer = (): void => {};

  constructor() {
    this.#element.autoplay = true;
    // Chromium ends the sound of an element whose device fails, with this event, and never starts it again.
    this.#element.addEventListener('error', () => this.#handleFailure());
  }

  get stream(): MediaStream | null {
    return this.#stream;
  }

  /** Sets the stream to play; null stops playback. */
  setStream(stream: MediaStream | null): void {
    this.#stream = stream;
    this.#build(false);
  }

  /** Resolves when the element has begun to play, or would have after `timeoutMs`. */
  untilPlaying(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = scheduleTimer(resolve, timeoutMs);
      const begin = (): void => {
        cancel();
        resolve();
      };
      this.#element.addEventListener('playing', begin, { once: true });
    });
  }

  /** Follows a change of the devices: an element that failed may play now. */
  followDevices(): void {
    this.resume();
    if (this.#failures === 0) return;
    this.#failures = 0;
    this.#reconnect();
  }

  /** Sets the gain relative to what the host sends, at most `MAX_OUTPUT_GAIN_DB`. */
  setGain(gainDb: number): void {
    this.#gainDb = gainDb;
    this.#applyVolume();
    if (gainDb > 0 && this.#boost !== undefined) this.#boost.setGain(gainDb);
    else if (gainDb > 0 !== (this.#boost !== undefined)) this.setStream(this.#stream);
  }

  /** Plays only this share of the gain, 0 to 1, while another player takes over. */
  setShare(share: number): void {
    this.#share = share;
    this.#applyVolume();
  }

  /** Retries what the browser blocked until a user gesture. */
  resume(): void {
    this.#boost?.resume();
    if (this.#element.srcObject === null || !this.#element.paused) return;
    this.#element.play().catch((error: unknown) => {
      // Blocked until a gesture, or replaced by the next stream: both are retried.
      if (!(error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError')))
        reportError(error);
    });
  }

  setSilenced(isSilenced: boolean): void {
    this.#element.muted = isSilenced;
  }

  /**
   * Selects the output device; '' is the system's default. Switches run one at a time: two at once would end in
   * silence.
   */
  setSink(deviceId: string): Promise<boolean> {
    const attempt = this.#switching.then(async () => {
      if (deviceId === this.#sinkId) return true;
      try {
        await this.#element.setSinkId(deviceId);
        this.#sinkId = deviceId;
        return true;
      } catch {
        return false;
      }
    });
    this.#switching = attempt.then(() => undefined);
    return attempt;
  }

  /** Ends playback for good. */
  close(): void {
    this.#cancelTimer();
    this.setStream(null);
  }

  #applyVolume(): void {
    this.#element.volume = this.#share * Math.min(1, dbToGain(this.#gainDb));
  }

  /** Builds the path to the element. `isReplacement`: the graph on it is broken. */
  #build(isReplacement: boolean): void {
    this.#boost?.close();
    this.#boost = undefined;
    if (this.#stream !== null && this.#gainDb > 0) {
      this.#boost = new OutputBoost(this.#stream, isReplacement, () => this.#build(true));
      this.#boost.setGain(this.#gainDb);
    }
    this.#element.srcObject = this.#boost?.stream ?? this.#stream;
    this.resume();
  }

  #handleFailure(): void {
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#failures++);
    this.#cancelTimer();
    this.#cancelTimer = scheduleTimer(() => this.#reconnect(), pauseMs);
  }

  #reconnect(): void {
    this.#cancelTimer();
    this.#cancelTimer = scheduleTimer(() => void (this.#failures = 0), STEADY_MS);
    const { srcObject } = this.#element;
    this.#element.srcObject = null;
    this.#element.srcObject = srcObject;
    this.resume();
  }
}
