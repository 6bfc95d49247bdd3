import { describe, expect, it } from 'vitest';
import { compactNtp, ntpTimeFromUnixMs } from '../../../../../main/media/rtp/ntp-time.ts';
import { ReceptionStats, roundTripMs } from '../../../../../main/media/rtp/reception-stats.ts';

/** Feeds 20 ms packets from `first` on, except those in `lost`. */
function feed(stats: ReceptionStats, first: number, count: number, lost: readonly number[] = []): void {
  for (let index = first; index < first + count; index++)
    if (!lost.includes(index)) stats.onPacket(index, (index * 960) >>> 0, index * 20);
}

describe('ReceptionStats', () => {
  it('has nothing to report before the first packet', () => {
    expect(new ReceptionStats().nextReportBlock(1, 0)).toBeUndefined();
  });

  it('reports no loss, no jitter and the highest sequence of a clean stream, across the wrap', () => {
    const stats = new ReceptionStats();
    feed(stats, 65_500, 100);

    expect(stats.nextReportBlock(7, 0)).toEqual({
      ssrc: 7,
      fractionLost: 0,
      cumulativeLost: 0,
      highestSequence: 65_599,
      jitterTicks: 0,
      lastSenderReport: 0,
      delaySinceLastSenderReport: 0,
    });
  });

  it('reports the loss of each interval in 256ths, and the total loss', () => {
    const stats = new ReceptionStats();
    feed(stats, 0, 100, [10, 20, 30, 40, 50]);
    expect(stats.nextReportBlock(7, 0)).toMatchObject({ fractionLost: 12, cumulativeLost: 5 });
    expect(stats.lossPercent()).toBeCloseTo(5);

    feed(stats, 100, 100);
    expect(stats.nextReportBlock(7, 0)).toMatchObject({ fractionLost: 0, cumulativeLost: 5 });
    expect(stats.lossPercent()).toBeCloseTo(2.5);
  });

  it('counts undecrypted packets as received', () => {
    const stats = new ReceptionStats();
    feed(
      stats,
      0,
      51,
      Array.from({ length: 49 }, (_, index) => index + 1),
    );
    stats.onUnopened(48);

    expect(stats.nextReportBlock(7, 0)).toMatchObject({
      fractionLost: 5,
      cumulativeLost: 1,
      highestSequence: 50,
      jitterTicks: 0,
    });
  });

  it('does not report negative loss when late packets arrive in the next interval', () => {
    const stats = new ReceptionStats();
    feed(stats, 0, 50, [49 - 1]);
    stats.nextReportBlock(7, 0);
    stats.onPacket(48, 48 * 960, 48 * 20);

    expect(stats.nextReportBlock(7, 0)).toMatchObject({ fractionLost: 0, cumulativeLost: 0 });
    expect(stats.lossPercent()).toBe(0);
  });

  it('measures jitter in RTP ticks', () => {
    const stats = new ReceptionStats();
    for (let index = 0; index < 500; index++) stats.onPacket(index, index * 960, index * 20 + (index % 2) * 10);

    // Every second packet is 10 ms late: differences of 480 ticks.
    expect(stats.nextReportBlock(7, 0)!.jitterTicks).toBeGreaterThan(470);
    expect(stats.nextReportBlock(7, 0)!.jitterTicks).toBeLessThanOrEqual(480);
  });

  it('repeats the last sender report with its age', () => {
    const stats = new ReceptionStats();
    feed(stats, 0, 2);
    stats.onSenderReport(
      { ssrc: 7, ntpSeconds: 0xaaaa1234, ntpFraction: 0x5678bbbb, rtpTimestamp: 0, packetCount: 0, octetCount: 0 },
      1_000,
    );

    expect(stats.nextReportBlock(7, 1_500)).toMatchObject({
      lastSenderReport: 0x12345678,
      delaySinceLastSenderReport: 32_768,
    });
  });
});

describe('round trip', () => {
  const nowMs = 1_790_000_000_250;
  const sentAt = compactNtp(ntpTimeFromUnixMs(nowMs - 150));
  const block = {
    ssrc: 1,
    fractionLost: 0,
    cumulativeLost: 0,
    highestSequence: 0,
    jitterTicks: 0,
    lastSenderReport: sentAt,
    delaySinceLastSenderReport: Math.round(0.1 * 65_536),
  };

  it('is the time since the report, minus its delay', () => {
    expect(roundTripMs(block, nowMs)).toBeCloseTo(50, 0);
  });

  it('is unknown without a report, or when the numbers are absurd', () => {
    expect(roundTripMs({ ...block, lastSenderReport: 0 }, nowMs)).toBeUndefined();
    expect(roundTripMs({ ...block, delaySinceLastSenderReport: 0x40000000 }, nowMs)).toBeUndefined();
  });
});

describe('NTP time', () => {
  it('has the seconds since 1900 and a binary fraction', () => {
    expect(ntpTimeFromUnixMs(500)).toEqual({ seconds: 2_208_988_800, fraction: 0x80000000 });
    expect(compactNtp({ seconds: 0xaaaabbbb, fraction: 0xccccdddd })).toBe(0xbbbbcccc);
  });
});
