import { dbToGain } from '../../shared/units.ts';
import { OutputBoost } from './output-boost.ts';

/**
 * Plays what the host sends. A plain audio element, because a remote stream stays silent in Web Audio, and because that
 * is the shortest way; only where it is to be louder than the host sends it, a graph comes between.
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

  /** null: nothing is played any more. */
  setStream(stream: MediaStream | null): void {
    this.#stream = stream;
    this.#boost?.close();
    this.#boost = undefined;
    this.#connect();
  }

  /** How much louder (up to `MAX_OUTPUT_GAIN_DB`) or quieter than the host sends it. */
  setGain(gainDb: number): void {
    this.#gainDb = gainDb;
    this.#element.volume = Math.min(1, dbToGain(gainDb));
    if (gainDb > 0 && this.#boost !== undefined) this.#boost.setGain(gainDb);
    else if (gainDb > 0 !== (this.#boost !== undefined)) this.setStream(this.#stream);
  }

  /** Tries again to play what the browser held back until the person did something on the page. */
  resume(): void {
    this.#boost?.resume();
    if (this.#element.srcObject === null || !this.#element.paused) return;
    this.#element.play().catch((error: unknown) => {
      // Held back until a gesture, or replaced by the next stream: both are tried again.
      if (!(error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError')))
        reportError(error);
    });
  }

  setSilenced(isSilenced: boolean): void {
    this.#element.muted = isSilenced;
  }

  /** The device to play on; '' is the system's default. One switch after the other: two at a time end in silence. */
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
