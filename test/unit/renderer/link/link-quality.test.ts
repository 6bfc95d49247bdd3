import { expect, it } from 'vitest';
import { NO_COUNTERS, qualityBetween, readCounters } from '../../../../renderer/link/link-quality.ts';

it('reads the nominated pair and the incoming sound, and nothing else', () => {
  const counters = readCounters([
    { type: 'candidate-pair', nominated: false, currentRoundTripTime: 9 },
    { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.042 },
    { type: 'inbound-rtp', kind: 'audio', packetsReceived: 90, packetsLost: 10, jitterBufferDelay: 2.4, jitterBufferEmittedCount: 48_000 },
    { type: 'outbound-rtp', kind: 'audio', packetsSent: 7 },
  ]);
  expect(counters).toEqual({ roundTripMs: 42, packetsReceived: 90, packetsLost: 10, jitterBufferDelaySeconds: 2.4, jitterBufferSamples: 48_000 });
});

it('counts between two readings, not since the beginning', () => {
  const before = { ...NO_COUNTERS, packetsReceived: 100, packetsLost: 50, jitterBufferDelaySeconds: 10, jitterBufferSamples: 1_000 };
  const after = { roundTripMs: 20, packetsReceived: 145, packetsLost: 55, jitterBufferDelaySeconds: 30, jitterBufferSamples: 2_000 };
  expect(qualityBetween(before, after)).toEqual({ roundTripMs: 20, lossPercent: 10, jitterBufferMs: 20 });
});

it('knows nothing where nothing came', () => {
  expect(qualityBetween(NO_COUNTERS, NO_COUNTERS)).toEqual({ roundTripMs: null, lossPercent: null, jitterBufferMs: null });
});

it('does not count late packets as negative loss', () => {
  const before = { ...NO_COUNTERS, packetsReceived: 10, packetsLost: 5 };
  expect(qualityBetween(before, { ...NO_COUNTERS, packetsReceived: 20, packetsLost: 3 }).lossPercent).toBe(0);
});
