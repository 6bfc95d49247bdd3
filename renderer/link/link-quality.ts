/** How the connection to the host does, from this side. null = not known yet. */
export interface LinkQuality {
  readonly roundTripMs: number | null;
  /** Share of the host's packets that were lost on their way here since the last reading, percent. */
  readonly lossPercent: number | null;
  /** How long sound waited in the jitter buffer since the last reading. */
  readonly jitterBufferMs: number | null;
}

/** Counters of `RTCStats` that quality is computed from. */
export interface LinkCounters {
  readonly roundTripMs: number | null;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  /** Sum over all samples that left the buffer of the time each waited. */
  readonly jitterBufferDelaySeconds: number;
  readonly jitterBufferSamples: number;
}

export const NO_COUNTERS: LinkCounters = { roundTripMs: null, packetsReceived: 0, packetsLost: 0, jitterBufferDelaySeconds: 0, jitterBufferSamples: 0 };

/** Picks the counters out of a stats report (W3C webrtc-stats: candidate-pair, inbound-rtp). */
export function readCounters(report: Iterable<Readonly<Record<string, unknown>>>): LinkCounters {
  let counters = NO_COUNTERS;
  for (const entry of report) {
    if (entry['type'] === 'candidate-pair' && entry['nominated'] === true && typeof entry['currentRoundTripTime'] === 'number') {
      counters = { ...counters, roundTripMs: entry['currentRoundTripTime'] * 1_000 };
    }
    if (entry['type'] === 'inbound-rtp' && entry['kind'] === 'audio') {
      counters = {
        ...counters,
        packetsReceived: toNumber(entry['packetsReceived']),
        packetsLost: toNumber(entry['packetsLost']),
        jitterBufferDelaySeconds: toNumber(entry['jitterBufferDelay']),
        jitterBufferSamples: toNumber(entry['jitterBufferEmittedCount']),
      };
    }
  }
  return counters;
}

/** Two readings of the counters, one after the other -> the quality between them. */
export function qualityBetween(before: LinkCounters, after: LinkCounters): LinkQuality {
  const lost = Math.max(0, after.packetsLost - before.packetsLost);
  const expected = lost + Math.max(0, after.packetsReceived - before.packetsReceived);
  const samples = after.jitterBufferSamples - before.jitterBufferSamples;
  const delaySeconds = after.jitterBufferDelaySeconds - before.jitterBufferDelaySeconds;
  return {
    roundTripMs: after.roundTripMs,
    lossPercent: expected > 0 ? (100 * lost) / expected : null,
    jitterBufferMs: samples > 0 ? (1_000 * delaySeconds) / samples : null,
  };
}

function toNumber(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
