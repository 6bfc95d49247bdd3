/** Words of shared memory: stop requested; a packet message is on its way; ticks begun. */
const STOP = 0;
const PACKETS = 1;
const TICKS = 2;
const WORDS = 3;

/**
 * Signals between the host worker and a mixer worker without messages: a message costs the sender an allocation and the
 * receiver a wake-up.
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

  /** Host: call before taking packets, so that later packets are announced again. */
  acceptPackets(): void {
    Atomics.store(this.#words, PACKETS, 0);
  }

  /** Host: returns how many ticks the mixer worker has begun; wraps. */
  tickCount(): number {
    return Atomics.load(this.#words, TICKS);
  }

  /** Mixer worker: reports that it is alive. */
  noteTick(): void {
    Atomics.add(this.#words, TICKS, 1);
  }

  /** Mixer worker: whether the host requested a stop. */
  isStopRequested(): boolean {
    return Atomics.load(this.#words, STOP) === 1;
  }

  /** Mixer worker: whether to notify the host of packets; false while the previous message has not been handled. */
  claimPacketMessage(): boolean {
    return Atomics.exchange(this.#words, PACKETS, 1) === 0;
  }

  /** Mixer worker: sleeps for at most `ms` milliseconds, less when the host wakes it or requests a stop. */
  sleep(ms: number): void {
    Atomics.wait(this.#words, STOP, 0, ms);
  }
}
