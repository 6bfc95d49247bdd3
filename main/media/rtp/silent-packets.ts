import { FRAME_MS, FRAME_SAMPLES } from '../../../shared/audio-format.ts';
import { MAX_RED_BLOCKS } from './red.ts';
import { ReplayWindow } from '../replay-window.ts';

/**
 * So many silent packets in a row, none missing between them, before one may stay closed: as many frames as a RED
 * packet holds, so that nothing it repeats can be a sound that was lost. The decoder hears a sound's last samples in
 * the first of them.
 */
const SETTLING_PACKETS = MAX_RED_BLOCKS;

/** One packet in so many is opened in a lasting silence, once a second: roll-over counter and reports live on these. */
const OPEN_EVERY_PACKETS = 50;

/** How far a packet that stays closed may come before and after its time, which the last opened packet gives. */
const MAX_EARLINESS_MS = 10;
const MAX_LATENESS_MS = 40;

/** `open`: as any packet; `leave`: its header says all that is needed; `copy`: its like was left already. */
export type SilenceVerdict = 'open' | 'leave' | 'copy';

/**
 * Decides which packets that declare silence (RFC 6464) stay closed. Their headers are not authenticated, so one is
 * believed only where it is what must come next by the last opened packet: the next sequence number, the timestamp that
 * belongs to it, about in time. Everything that it moves is confirmed, or undone, by the next opened packet. An opened
 * packet that contradicts one that was left shows that somebody forges packets: from then on all are opened.
 * Allocation-free.
 */
export class SilentPackets {
  /** Packets that stayed closed. */
  count = 0;
  readonly #left = new ReplayWindow();
  /** The last opened packet in order of sequence; index -1 before the first. */
  #anchorIndex = -1;
  #anchorTimestamp = 0;
  #anchorArrivalMs = 0;
  /** Up to here every packet after the anchor was left. */
  #newestIndex = -1;
  #silentRun = 0;
  #isContradicted = false;

  /** Whether silence has lasted so long that nothing of a sound can be missing. */
  get isSettled(): boolean {
    return this.#silentRun > SETTLING_PACKETS;
  }

  /** What to do with an unopened packet that says it is silent; notes it as left where that is the answer. */
  judge(index: number, rtpTimestamp: number, arrivalMs: number): SilenceVerdict {
    const distance = index - this.#anchorIndex;
    const isInTime = rtpTimestamp === (this.#anchorTimestamp + distance * FRAME_SAMPLES) >>> 0;
    if (this.#left.has(index)) return distance < 1 || isInTime ? 'copy' : 'open';
    const latenessMs = arrivalMs - this.#anchorArrivalMs - distance * FRAME_MS;
    const isNext = index === this.#newestIndex + 1 && distance < OPEN_EVERY_PACKETS;
    if (this.#isContradicted || this.#silentRun < SETTLING_PACKETS || !isNext || !isInTime) return 'open';
    if (latenessMs < -MAX_EARLINESS_MS || latenessMs > MAX_LATENESS_MS) return 'open';
    this.#left.accept(index);
    this.#newestIndex = index;
    this.count += 1;
    return 'leave';
  }

  /** Takes note of an authenticated packet. Returns how many packets that were left before it are thereby confirmed. */
  onOpened(index: number, rtpTimestamp: number, arrivalMs: number, isSilent: boolean): number {
    if (this.#left.has(index)) this.#isContradicted = true;
    const isFirst = this.#anchorIndex < 0;
    if (!isSilent) this.#silentRun = 0;
    if (index <= this.#anchorIndex) return 0;
    if (isSilent)
      this.#silentRun = isFirst ? SETTLING_PACKETS + 1 : index === this.#newestIndex + 1 ? this.#silentRun + 1 : 1;
    const confirmed = isFirst ? 0 : Math.min(this.#newestIndex, index - 1) - this.#anchorIndex;
    this.#anchorIndex = index;
    this.#anchorTimestamp = rtpTimestamp;
    this.#anchorArrivalMs = arrivalMs;
    this.#newestIndex = Math.max(this.#newestIndex, index);
    return confirmed;
  }
}
