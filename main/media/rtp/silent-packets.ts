import { FRAME_MS, FRAME_SAMPLES } from '../../../shared/audio-format.ts';
import { MAX_RED_BLOCKS } from './red.ts';
import { ReplayWindow } from '../replay-window.ts';

/**
 * Consecutive silent packets, none missing between them, before one may stay undecrypted: as many frames as a RED
 * packet holds, so that nothing it repeats can be a lost sound. The decoder receives a sound's last samples with the
 * first of them.
 */
const SETTLING_PACKETS = MAX_RED_BLOCKS;

/**
 * In a lasting silence one packet in this many is decrypted, one per second, because roll-over counter and reports
 * depend on them.
 */
const OPEN_EVERY_PACKETS = 50;

/** How far an undecrypted packet may be before and after its time, which follows from the last decrypted packet. */
const MAX_EARLINESS_MS = 10;
const MAX_LATENESS_MS = 40;

/** `open`: decrypt it; `leave`: its header is sufficient; `copy`: a packet with its number was already left. */
export type SilenceVerdict = 'open' | 'leave' | 'copy';

/**
 * Decides which packets that declare silence (RFC 6464) stay undecrypted. Their headers are not authenticated, so one
 * is believed only if it is exactly what must follow the last decrypted packet: the next sequence number, the matching
 * timestamp, at roughly the right time. The next decrypted packet confirms or undoes its effects. A decrypted packet
 * that contradicts one that was left shows that somebody forges packets: from then on all are decrypted.
 * Allocation-free.
 */
export class SilentPackets {
  /** Packets that were not decrypted. */
  count = 0;
  readonly #left = new ReplayWindow();
  /** The last decrypted packet in order of sequence; index -1 before the first. */
  #anchorIndex = -1;
  #anchorTimestamp = 0;
  #anchorArrivalMs = 0;
  /** Every packet after the anchor up to this one was left. */
  #newestIndex = -1;
  #silentRun = 0;
  #isContradicted = false;

  /** Whether silence has lasted long enough that no part of a sound can be missing. */
  get isSettled(): boolean {
    return this.#silentRun > SETTLING_PACKETS;
  }

  /** Returns what to do with an undecrypted packet that declares silence; records it if the answer is to leave it. */
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

  /** Records an authenticated packet. Returns how many earlier undecrypted packets it confirms. */
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
