/**
 * Plays what the host sends. A plain audio element, because Chromium's echo canceller knows only what is played so, and
 * because a remote stream stays silent in Web Audio.
 */
export class Playback {
  readonly #element = new Audio();
  #sinkId = '';
  #switching: Promise<void> = Promise.resolve();

  constructor() {
    this.#element.autoplay = true;
  }

  /** null: nothing is played any more. */
  setStream(stream: MediaStream | null): void {
    this.#element.srcObject = stream;
    this.resume();
  }

  /** Tries again to play what the browser held back until the person did something on the page. */
  resume(): void {
    if (this.#element.srcObject === null || !this.#element.paused) return;
    this.#element.play().catch((error: unknown) => {
      // Held back until a gesture, or replaced by the next stream: both are tried again.
      if (!(error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError'))) reportError(error);
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

  get sinkId(): string {
    return this.#sinkId;
  }
}
