/** Seeded traces of network and sender effects on 20 ms packets, for playout buffers in virtual time. */

/** Extra transit time of packet `index` over the fastest one, ms; Infinity = lost. */
export type Link = (index: number) => number;

/** When packet `index` is sent, after its 20 ms are complete. `mediaMs` is its timestamp, `wallMs` the host's clock. */
export interface Sending {
  readonly mediaMs: number;
  readonly wallMs: number;
}

const FRAME_MS = 20;

/** Standard normal random numbers (Box and Muller 1958). */
function createNormal(random: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A cable: scheduling noise of up to 1 ms. */
export function cleanLink(random: () => number): Link {
  return () => random();
}

/** Each packet is independently 0 to `jitterMs` late, so packets overtake each other when that exceeds 20 ms. */
export function uniformLink(random: () => number, jitterMs: number): Link {
  return () => jitterMs * random();
}

/** Ratio of the 99th percentile to the median, as the exponent of a standard normal: ln(30 / 4) / 2.326. */
const WIFI_SIGMA = 0.866;
const WIFI_MEDIAN_MS = 4;
/** Contention lasts for several packets, so neighbours correlate by this much. */
const WIFI_CORRELATION = 0.7;

/**
 * Wi-Fi with 30 ms of jitter: log-normal delays with a median of 4 ms and a 99th percentile of 30 ms, correlated from
 * packet to packet, because contention comes in bursts; in order, because a radio's queue does not overtake. 1 in
 * 10,000 exceeds 100 ms.
 */
export function wifiLink(random: () => number): Link {
  const normal = createNormal(random);
  let state = normal();
  let queueMs = 0;
  return () => {
    state = WIFI_CORRELATION * state + Math.sqrt(1 - WIFI_CORRELATION ** 2) * normal();
    queueMs = Math.max(queueMs - FRAME_MS, WIFI_MEDIAN_MS * Math.exp(WIFI_SIGMA * state));
    return queueMs;
  };
}

/**
 * Stalls of `stallMs`, `everyMs` apart on average (exponential). Packets sent during a stall arrive together at its
 * end.
 */
export function stallingLink(random: () => number, stallMs: number, everyMs: number): Link {
  let stallStartMs = -everyMs * Math.log(1 - random());
  return (index) => {
    const sentMs = FRAME_MS * index;
    while (sentMs >= stallStartMs + stallMs) stallStartMs += stallMs - everyMs * Math.log(1 - random());
    return sentMs >= stallStartMs ? stallStartMs + stallMs - sentMs : random();
  };
}

/** `share` of the packets take a detour of 25 to 45 ms and are overtaken by one or two. */
export function reorderingLink(random: () => number, share: number): Link {
  return () => (random() < share ? 25 + 20 * random() : random());
}

/** Loses `share` of a link's packets independently. */
export function withRandomLoss(link: Link, random: () => number, share: number): Link {
  return (index) => {
    const delayMs = link(index);
    return random() < share ? Infinity : delayMs;
  };
}

/**
 * Loses `share` of a link's packets in runs of `meanRun` on average (Gilbert's two states: all is lost in the bad one).
 */
export function withBurstLoss(link: Link, random: () => number, share: number, meanRun: number): Link {
  let isBad = random() < share;
  const toGood = 1 / meanRun;
  const toBad = (toGood * share) / (1 - share);
  return (index) => {
    const delayMs = link(index);
    const isLost = isBad;
    isBad = random() < (isBad ? 1 - toGood : toBad);
    return isLost ? Infinity : delayMs;
  };
}

/** A sender whose clock is `ppm` slow, so its packets arrive further apart on the host's clock. */
export function steadySender(ppm = 0): (index: number) => Sending {
  return (index) => ({ mediaMs: FRAME_MS * (index + 1), wallMs: FRAME_MS * (index + 1) * (1 + ppm * 1e-6) });
}

/** Push to talk as in Chromium: while the key is up, nothing is sent and timestamps stand still. */
export function pushToTalkSender(talkFrames: number, releasedMs: number): (index: number) => Sending {
  return (index) => ({
    mediaMs: FRAME_MS * (index + 1),
    wallMs: FRAME_MS * (index + 1) + releasedMs * Math.floor(index / talkFrames),
  });
}
