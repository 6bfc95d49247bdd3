import { RTP_CLOCK_PER_MS } from '../../../shared/audio-format.ts';
import { compactNtp, ntpTimeFromUnixMs } from './ntp-time.ts';
import type { ReportBlock, SenderInfo } from './rtcp-packets.ts';

/** Reports that `lossPercent` covers; there is one per second. */
const LOSS_REPORTS = 5;

const TICKS_PER_MS = 65.536;

/**
 * Statistics of one received stream for receiver reports (RFC 3550, sections 6.4.1 and A.3, A.8). Times are passed in.
 */
export class ReceptionStats {
  #baseIndex = -1;
  #highestIndex = -1;
  #received = 0;
  #expectedBefore = 0;
  #receivedBefore = 0;
  #jitterTicks = 0;
  #transitTicks = 0;
  #lastSenderReport = 0;
  #senderReportAtMs = 0;
  readonly #recentExpected = new Float64Array(LOSS_REPORTS);
  readonly #recentReceived = new Float64Array(LOSS_REPORTS);
  #reports = 0;

  /**
   * Counts an authenticated packet that is not a duplicate. `index` is its roll-over counter x 65,536 + sequence
   * number.
   */
  onPacket(index: number, rtpTimestamp: number, arrivalMs: number): void {
    const transitTicks = arrivalMs * RTP_CLOCK_PER_MS - rtpTimestamp;
    if (this.#baseIndex < 0) this.#baseIndex = index;
    else {
      // Differences are taken modulo 2^32, because the timestamp wraps.
      const difference = Math.abs((transitTicks - this.#transitTicks) | 0);
      this.#jitterTicks += (difference - this.#jitterTicks) / 16;
    }
    this.#transitTicks = transitTicks;
    this.#baseIndex = Math.min(this.#baseIndex, index);
    this.#highestIndex = Math.max(this.#highestIndex, index);
    this.#received += 1;
  }

  /**
   * Counts packets that were not decrypted, once a later authenticated packet has confirmed that they belong to the
   * stream.
   */
  onUnopened(packets: number): void {
    this.#received += packets;
  }

  onSenderReport(info: SenderInfo, arrivalMs: number): void {
    this.#lastSenderReport = compactNtp({ seconds: info.ntpSeconds, fraction: info.ntpFraction });
    this.#senderReportAtMs = arrivalMs;
  }

  /** Returns the block for the next report and starts a new interval. Undefined before the first packet. */
  nextReportBlock(ssrc: number, nowMs: number): ReportBlock | undefined {
    if (this.#baseIndex < 0) return undefined;
    const expected = this.#highestIndex - this.#baseIndex + 1;
    const intervalExpected = expected - this.#expectedBefore;
    const intervalReceived = this.#received - this.#receivedBefore;
    this.#expectedBefore = expected;
    this.#receivedBefore = this.#received;
    this.#recentExpected[this.#reports % LOSS_REPORTS] = intervalExpected;
    this.#recentReceived[this.#reports % LOSS_REPORTS] = intervalReceived;
    this.#reports += 1;
    const intervalLost = intervalExpected - intervalReceived;
    return {
      ssrc,
      fractionLost:
        intervalExpected === 0 || intervalLost <= 0
          ? 0
          : Math.min(255, Math.floor((intervalLost * 256) / intervalExpected)),
      cumulativeLost: expected - this.#received,
      highestSequence: this.#highestIndex % 2 ** 32,
      jitterTicks: Math.floor(this.#jitterTicks),
      lastSenderReport: this.#lastSenderReport,
      delaySinceLastSenderReport:
        this.#lastSenderReport === 0 ? 0 : Math.floor((nowMs - this.#senderReportAtMs) * TICKS_PER_MS),
    };
  }

  /** Returns the share of packets missing over the last five reports, percent. */
  lossPercent(): number {
    let expected = 0;
    let received = 0;
    for (let index = 0; index < LOSS_REPORTS; index++) {
      expected += this.#recentExpected[index] ?? 0;
      received += this.#recentReceived[index] ?? 0;
    }
    return expected <= 0 ? 0 : Math.max(0, (100 * (expected - received)) / expected);
  }
}

/**
 * Computes the round trip from a block about our own stream: now - last report - delay (RFC 3550, section 6.4.1).
 * Returns undefined if it is unknown or implausible.
 */
export function roundTripMs(block: ReportBlock, nowUnixMs: number): number | undefined {
  if (block.lastSenderReport === 0) return undefined;
  const now = compactNtp(ntpTimeFromUnixMs(nowUnixMs));
  const ticks = (now - block.lastSenderReport - block.delaySinceLastSenderReport) | 0;
  const milliseconds = ticks / TICKS_PER_MS;
  // Because of the clocks' millisecond resolution, a loopback round trip can come out slightly below zero.
  if (milliseconds < -50 || milliseconds > 60_000) return undefined;
  return Math.max(0, milliseconds);
}
