import { PacketRing, type PacketRecord } from './packet-ring.ts';

/**
 * Older packets than this are left out: the host worker stood still, in a debugger or on an overloaded machine.
 * Listeners could only play them as an echo of what is over, and browsers would wait longer for all later packets.
 */
const STALE_MS = 500;

/** Hands a mixer worker's packets out, and measures how long they wait for it. */
export class PacketHandover {
  readonly #outgoing: PacketRing;
  readonly #onPacket: (record: PacketRecord) => void;
  readonly #nowMs: () => number;
  readonly #record = PacketRing.createRecord();
  #sumMs = 0;
  #count = 0;

  constructor(outgoing: PacketRing, nowMs: () => number, onPacket: (record: PacketRecord) => void) {
    this.#outgoing = outgoing;
    this.#nowMs = nowMs;
    this.#onPacket = onPacket;
  }

  /** Hands out the waiting packets. Each counts as going out in the middle of the time that all of them take. */
  run(): void {
    const record = this.#record;
    const startMs = this.#nowMs();
    let mixedSumMs = 0;
    let count = 0;
    while (this.#outgoing.pop(record)) {
      if (startMs - record.timeMs > STALE_MS) continue;
      this.#onPacket(record);
      mixedSumMs += record.timeMs;
      count++;
    }
    this.#sumMs += (count * (startMs + this.#nowMs())) / 2 - mixedSumMs;
    this.#count += count;
  }

  /** Returns the mean wait of the packets since the last call, ms; null = there were none. */
  takeMeanMs(): number | null {
    const meanMs = this.#count === 0 ? null : this.#sumMs / this.#count;
    this.#sumMs = 0;
    this.#count = 0;
    return meanMs;
  }
}
