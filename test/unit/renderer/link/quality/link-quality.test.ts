import { expect, it } from 'vitest';
import {
  isSignOfHost,
  NO_COUNTERS,
  qualityBetween,
  readCounters,
  UNKNOWN_QUALITY,
} from '../../../../../renderer/link/quality/link-quality.ts';

it('reads the nominated pair, the sound and what the host reports of it, and nothing else', () => {
  const counters = readCounters([
    { type: 'candidate-pair', nominated: false, currentRoundTripTime: 9 },
    { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.042 },
    {
      type: 'inbound-rtp',
      kind: 'audio',
      packetsReceived: 90,
      packetsLost: 10,
      jitterBufferDelay: 2.4,
      jitterBufferEmittedCount: 48_000,
    },
    { type: 'outbound-rtp', kind: 'audio', packetsSent: 7, totalPacketSendDelay: 0.014 },
    { type: 'media-playout', kind: 'audio', totalPlayoutDelay: 960, totalSamplesCount: 48_000 },
    {
      type: 'remote-inbound-rtp',
      kind: 'audio',
      packetsReceived: 1,
      packetsLost: 1,
      packetsSent: 1,
      roundTripTimeMeasurements: 3,
    },
  ]);
  expect(counters).toEqual({
    roundTripMs: 42,
    packetsReceived: 90,
    packetsLost: 10,
    jitterBufferDelaySeconds: 2.4,
    jitterBufferSamples: 48_000,
    playoutDelaySeconds: 960,
    playoutSamples: 48_000,
    sendDelaySeconds: 0.014,
    packetsSent: 7,
    hostReports: 3,
  });
});

it('measures between two readings, not from the start', () => {
  const before = {
    ...NO_COUNTERS,
    packetsReceived: 100,
    packetsLost: 50,
    jitterBufferDelaySeconds: 10,
    jitterBufferSamples: 1_000,
  };
  const after = {
    ...before,
    roundTripMs: 20,
    packetsReceived: 145,
    packetsLost: 55,
    jitterBufferDelaySeconds: 30,
    jitterBufferSamples: 2_000,
  };
  expect(qualityBetween(before, after)).toEqual({
    ...UNKNOWN_QUALITY,
    roundTripMs: 20,
    lossPercent: 10,
    jitterBufferMs: 20,
  });
});

it('averages the time of each sample to the device, and of each packet until it is sent', () => {
  const before = {
    ...NO_COUNTERS,
    playoutDelaySeconds: 10,
    playoutSamples: 500,
    sendDelaySeconds: 1,
    packetsSent: 100,
  };
  const after = {
    ...NO_COUNTERS,
    playoutDelaySeconds: 25,
    playoutSamples: 1_500,
    sendDelaySeconds: 1.1,
    packetsSent: 150,
  };
  expect(qualityBetween(before, after)).toEqual({
    ...UNKNOWN_QUALITY,
    outputMs: 15,
    sendDelayMs: expect.closeTo(2) as number,
    sentPackets: 50,
  });
});

it('reports unknown values when nothing arrived', () => {
  expect(qualityBetween(NO_COUNTERS, NO_COUNTERS)).toEqual(UNKNOWN_QUALITY);
});

it('does not count late packets as negative loss', () => {
  const before = { ...NO_COUNTERS, packetsReceived: 10, packetsLost: 5 };
  expect(qualityBetween(before, { ...NO_COUNTERS, packetsReceived: 20, packetsLost: 3 }).lossPercent).toBe(0);
});

it.each([
  [{}, false],
  [{ packetsReceived: 11 }, true],
  [{ hostReports: 6 }, true],
  [{ packetsSent: 900, roundTripMs: 4, packetsLost: 9 }, false],
])('after a change of %o, the host is known to be alive: %s', (change, isAlive) => {
  const before = { ...NO_COUNTERS, packetsReceived: 10, hostReports: 5 };
  expect(isSignOfHost(before, { ...before, ...change })).toBe(isAlive);
});
