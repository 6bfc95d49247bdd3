import { sleep } from '../sleep.ts';
import { StreamPlayer } from './stream-player.ts';

/** Long enough not to click, short enough that a voice in both streams is not heard as two. */
const FADE_MS = 20;
const FADE_STEPS = 4;

/** An element that does not play by then is waiting for packets, which its stream will bring. */
const START_TIMEOUT_MS = 300;

/** Plays what the host sends. A stream that takes the place of another fades in while that one fades out. */
export class Playback {
  #player = new StreamPlayer();
  /** The player of the stream before, until it has faded out. */
  #fading: StreamPlayer | undefined;
  #gainDb = 0;
  #sinkId = '';
  #isSilenced = false;

  /**
   * Sets the stream to play; null stops playback. `settled`: given = the stream before keeps playing until this
   * resolves.
   */
  setStream(stream: MediaStream | null, settled: Promise<unknown> = Promise.resolve()): void {
    if (stream !== null && stream === this.#player.stream) return;
    this.#endFade();
    if (stream === null || this.#player.stream === null) this.#player.setStream(stream);
    else void this.#fadeTo(stream, settled);
  }

  /** Follows a change of the devices: an element that failed may play now. */
  followDevices(): void {
    this.#player.followDevices();
  }

  /** Sets the gain relative to what the host sends, at most `MAX_OUTPUT_GAIN_DB`. */
  setGain(gainDb: number): void {
    this.#gainDb = gainDb;
    this.#player.setGain(gainDb);
  }

  /** Retries what the browser blocked until a user gesture. */
  resume(): void {
    this.#player.resume();
  }

  setSilenced(isSilenced: boolean): void {
    this.#isSilenced = isSilenced;
    this.#player.setSilenced(isSilenced);
    this.#fading?.setSilenced(isSilenced);
  }

  /** Selects the output device; '' is the system's default. Resolves with false if it cannot be used. */
  async setSink(deviceId: string): Promise<boolean> {
    const isUsed = await this.#player.setSink(deviceId);
    if (isUsed) this.#sinkId = deviceId;
    return isUsed;
  }

  async #fadeTo(stream: MediaStream, settled: Promise<unknown>): Promise<void> {
    const before = this.#player;
    const next = new StreamPlayer();
    this.#player = next;
    this.#fading = before;
    next.setShare(0);
    next.setSilenced(this.#isSilenced);
    next.setGain(this.#gainDb);
    const started = next.untilPlaying(START_TIMEOUT_MS);
    next.setStream(stream);
    await Promise.all([next.setSink(this.#sinkId), started, settled]);
    for (let step = 1; step <= FADE_STEPS && this.#fading === before; step++) {
      before.setShare(1 - step / FADE_STEPS);
      next.setShare(step / FADE_STEPS);
      await sleep(FADE_MS / FADE_STEPS);
    }
    if (this.#fading === before) this.#endFade();
  }

  #endFade(): void {
    this.#fading?.close();
    this.#fading = undefined;
    this.#player.setShare(1);
  }
}
