/**
 * Words of shared memory: stop asked for; control messages posted; a message about packets is on its way; ticks begun.
 */
const STOP = 0;
const CONTROLS = 1;
const PACKETS = 2;
const TICKS = 3;
const WORDS = 4;

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

  /** Host: says that a control message has been posted, and wakes the mixer worker to deal with it while it is idle. */
  announceControl(): void {
    Atomics.add(this.#words, CONTROLS, 1);
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

  /** Mixer worker: control messages posted since the start; wraps. */
  controlCount(): number {
    return Atomics.load(this.#words, CONTROLS);
  }

  /**
   * Mixer worker: whether the host has to be told of packets; false while it has not yet taken up what it was told
   * before.
   */
  claimPacketMessage(): boolean {
    return Atomics.exchange(this.#words, PACKETS, 1) === 0;
  }

  /** Mixer worker: sleeps at most so long; less where the host asks for something. */
  sleep(ms: number): void {
    Atomics.wait(this.#words, STOP, 0, ms);
  }
}
