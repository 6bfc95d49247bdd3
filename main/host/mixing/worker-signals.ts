/** Words of shared memory: stop requested; a message about packets is on its way; ticks begun. */
const STOP = 0;
const PACKETS = 1;
const TICKS = 2;
const WORDS = 3;

/**
 * What the host worker and a mixer worker tell each other without a message: a message costs the one allocation and the
 * other a wake-up.
 */
export class WorkerSignals {
  readonly #words: Int32Array;

  constructor(memory: SharedArrayBuffer) {
    this.#words = new Int32Array(memory);
  }

  static allocate(): SharedArrayBuffer {
    return new SharedArrayBuffer(WORDS * 4);
  }

  /** Host: asks the mixer worker to end, and wakes it. */
  requestStop(): void {
    Atomics.store(this.#words, STOP, 1);
    Atomics.notify(this.#words, STOP);
  }

  /** Host: wakes the mixer worker, so that it applies a command while it is idle. */
  wake(): void {
    Atomics.notify(this.#words, STOP);
  }

  /** Host: before it takes packets, so that packets from now on are announced anew. */
  acceptPackets(): void {
    Atomics.store(this.#words, PACKETS, 0);
  }

  /** Host: ticks that the mixer worker has begun; wraps. */
  tickCount(): number {
    return Atomics.load(this.#words, TICKS);
  }

  /** Mixer worker: says that it is alive. */
  noteTick(): void {
    Atomics.add(this.#words, TICKS, 1);
  }

  /** Mixer worker. */
  isStopRequested(): boolean {
    return Atomics.load(this.#words, STOP) === 1;
  }

  /**
   * Mixer worker: whether the host has to be told of packets; false while it has not yet taken up what it was told
   * before.
   */
  claimPacketMessage(): boolean {
    return Atomics.exchange(this.#words, PACKETS, 1) === 0;
  }

  /** Mixer worker: sleeps for at most `ms` milliseconds, less when the host wakes it or requests a stop. */
  sleep(ms: number): void {
    Atomics.wait(this.#words, STOP, 0, ms);
  }
}
