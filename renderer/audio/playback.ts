import { dbToGain } from '../../shared/units.ts';
import { OutputBoost } from './output-boost.ts';

/**
 * Plays what the host sends, through a plain audio element: a remote stream alone is silent in Web Audio, and this is
 * the shortest path. A graph is inserted only to amplify beyond the host's level.
 */
export class Playback {
  readonly #element = new Audio();
  #stream: MediaStream | null = null;
  #boost: OutputBoost | undefined;
  #gainDb = 0;
  #sinkId = '';
  #switching: Promise<void> = Promise.resolve();

  constructor() {
    this.#element.autoplay = true;
  }

  /** Sets the stream to play; null stops playback. */
  setStream(stream: MediaStream | null): void {
    this.#stream = stream;
    this.#boost?.close();
    this.#boost = undefined;
    this.#connect();
  }

  /** Sets the gain relative to what the host sends, at most `MAX_OUTPUT_GAIN_DB`. */
  setGain(gainDb: number): void {
    this.#gainDb = gainDb;
    this.#element.volume = Math.min(1, dbToGain(gainDb));
    if (gainDb > 0 && this.#boost !== undefined) this.#boost.setGain(gainDb);
    else if (gainDb > 0 !== (this.#boost !== undefined)) this.setStream(this.#stream);
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

  #connect(): void {
    if (this.#stream !== null && this.#gainDb > 0) {
      this.#boost = new OutputBoost(this.#stream);
      this.#boost.setGain(this.#gainDb);
    }
    this.#element.srcObject = this.#boost?.stream ?? this.#stream;
    this.resume();
  }
}
