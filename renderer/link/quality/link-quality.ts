/** The quality of the connection to the host, from this side. null = not known yet. */
export interface LinkQuality {
  readonly roundTripMs: number | null;
  /** Packets from the host that were lost since the last reading, percent. */
  readonly lossPercent: number | null;
  /** Delay of the jitter buffer since the last reading. */
  readonly jitterBufferMs: number | null;
  /** Delay from the decoder to the ear since the last reading, as the browser estimates it for the device. */
  readonly outputMs: number | null;
  /** How long packets of your own voice waited to be sent since the last reading. */
  readonly sendDelayMs: number | null;
  /** Packets of your own voice since the last reading. */
  readonly sentPackets: number;
}

export const UNKNOWN_QUALITY: LinkQuality = {
  roundTripMs: null,
  lossPercent: null,
  jitterBufferMs: null,
  outputMs: null,
  sendDelayMs: null,
  sentPackets: 0,
};

/** The `RTCStats` counters that the quality is computed from. */
export interface LinkCounters {
  readonly roundTripMs: number | null;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  /** The time in the buffer, summed over all samples that left it. */
  readonly jitterBufferDelaySeconds: number;
  readonly jitterBufferSamples: number;
  /** The time to the device, summed over all samples played. */
  readonly playoutDelaySeconds: number;
  readonly playoutSamples: number;
  /** The time waited, summed over all packets sent. */
  readonly sendDelaySeconds: number;
  readonly packetsSent: number;
  /** Reports of the host about this voice. */
  readonly hostReports: number;
}

export const NO_COUNTERS: LinkCounters = {
  roundTripMs: null,
  packetsReceived: 0,
  packetsLost: 0,
  jitterBufferDelaySeconds: 0,
  jitterBufferSamples: 0,
  playoutDelaySeconds: 0,
  playoutSamples: 0,
  sendDelaySeconds: 0,
  packetsSent: 0,
  hostReports: 0,
};

/**
 * Picks the counters out of a stats report (W3C webrtc-stats: candidate-pair, inbound-rtp, outbound-rtp,
 * remote-inbound-rtp, media-playout).
 */
export function readCounters(report: Iterable<Readonly<Record<string, unknown>>>): LinkCounters {
  let counters = NO_COUNTERS;
  for (const entry of report) counters = { ...counters, ...countersOf(entry) };
  return counters;
}

function countersOf(entry: Readonly<Record<string, unknown>>): Partial<LinkCounters> {
  if (
    entry['type'] === 'candidate-pair' &&
    entry['nominated'] === true &&
    typeof entry['currentRoundTripTime'] === 'number'
  ) {
    return { roundTripMs: entry['currentRoundTripTime'] * 1_000 };
  }
  if (entry['type'] === 'media-playout') {
    return {
      playoutDelaySeconds: toNumber(entry['totalPlayoutDelay']),
      playoutSamples: toNumber(entry['totalSamplesCount']),
    };
  }
  if (entry['kind'] !== 'audio') return {};
  if (entry['type'] === 'outbound-rtp')
    return { sendDelaySeconds: toNumber(entry['totalPacketSendDelay']), packetsSent: toNumber(entry['packetsSent']) };
  if (entry['type'] === 'remote-inbound-rtp') return { hostReports: toNumber(entry['roundTripTimeMeasurements']) };
  if (entry['type'] !== 'inbound-rtp') return {};
  return {
    packetsReceived: toNumber(entry['packetsReceived']),
    packetsLost: toNumber(entry['packetsLost']),
    jitterBufferDelaySeconds: toNumber(entry['jitterBufferDelay']),
    jitterBufferSamples: toNumber(entry['jitterBufferEmittedCount']),
  };
}

/** Computes the quality between two consecutive readings of the counters. */
export function qualityBetween(before: LinkCounters, after: LinkCounters): LinkQuality {
  const lost = Math.max(0, after.packetsLost - before.packetsLost);
  const expected = lost + Math.max(0, after.packetsReceived - before.packetsReceived);
  return {
    roundTripMs: after.roundTripMs,
    lossPercent: expected > 0 ? (100 * lost) / expected : null,
    jitterBufferMs: meanMs(
      after.jitterBufferDelaySeconds - before.jitterBufferDelaySeconds,
      after.jitterBufferSamples - before.jitterBufferSamples,
    ),
    outputMs: meanMs(
      after.playoutDelaySeconds - before.playoutDelaySeconds,
      after.playoutSamples - before.playoutSamples,
    ),
    sendDelayMs: meanMs(after.sendDelaySeconds - before.sendDelaySeconds, after.packetsSent - before.packetsSent),
    sentPackets: Math.max(0, after.packetsSent - before.packetsSent),
  };
}

/** Returns whether the host must be alive: it sent sound between two readings, or reported that it hears this voice. */
export function isSignOfHost(before: LinkCounters, after: LinkCounters): boolean {
  return after.packetsReceived > before.packetsReceived || after.hostReports > before.hostReports;
}

function meanMs(sumSeconds: number, count: number): number | null {
  return count > 0 ? (1_000 * sumSeconds) / count : null;
}

function toNumber(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
