import { expect, it } from 'vitest';
import { SecondMeans } from '../../../../../main/host/mixing/second-means.ts';
import { IngestStats } from '../../../../../main/ingest/ingest-stats.ts';

function statsOf(playedPackets: number, waitMs: number): IngestStats {
  return Object.assign(new IngestStats(), { playedPackets, waitMs });
}

it('returns the mean wait of the packets since the last read, and none if no packet was played', () => {
  const means = new SecondMeans(4);
  expect(means.meanWaitMs(2, statsOf(50, 600))).toBe(12);
  expect(means.meanWaitMs(2, statsOf(60, 900))).toBe(30);
  expect(means.meanWaitMs(2, statsOf(60, 900))).toBeNaN();
  expect(means.meanWaitMs(4, statsOf(1, 5))).toBe(5);
});

it('starts over for the next owner of a slot', () => {
  const means = new SecondMeans(4);
  means.meanWaitMs(2, statsOf(50, 600));
  means.begin(2);
  expect(means.meanWaitMs(2, statsOf(10, 40))).toBe(4);
});

it('keeps the last encoding time while nothing is encoded', () => {
  const means = new SecondMeans(1);
  expect(means.meanEncodeMs({ encodingMs: 0, encodes: 0 })).toBe(0);
  expect(means.meanEncodeMs({ encodingMs: 6, encodes: 30 })).toBe(0.2);
  expect(means.meanEncodeMs({ encodingMs: 6, encodes: 30 })).toBe(0.2);
  expect(means.meanEncodeMs({ encodingMs: 16, encodes: 50 })).toBe(0.5);
});
