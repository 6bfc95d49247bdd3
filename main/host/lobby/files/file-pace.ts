import { TokenBucket } from '../../../../shared/token-bucket.ts';

/** How well a member's connection works now; undefined or -1 = not known. */
export interface LinkSigns {
  readonly roundTripMs?: number | undefined;
  readonly lossFromHostPercent: number;
}

/** Content that a lobby sends, bytes a second: it begins with a home's uplink, and never stops altogether. */
const LOBBY_RATES = { first: 1_048_576, lowest: 65_536, highest: 4_194_304 } as const;
/**
 * Content that one member is sent, bytes a second. It acknowledges up to 440 packets a second then; a host drops
 * clients that send more than 1,000 SCTP chunks.
 */
const MEMBER_RATES = { first: 262_144, lowest: 16_384, highest: 524_288 } as const;

/** Rates are looked at this often. */
const LOOK_MS = 1_000;
/** How much a rate grows in a look without congestion. */
const GROWTH = 1.2;

/** A round trip that is this much longer than the shortest one says that queues fill: voices wait in them too. */
const QUEUE_MS = 60;
const MAX_LOSS_PERCENT = 2;

/** Content may be sent ahead of the rate for this long. */
const BURST_SECONDS = 0.1;

/** A rate that halves under congestion, and grows slowly without. */
class AdaptiveRate {
  readonly #limits: typeof LOBBY_RATES | typeof MEMBER_RATES;
  #bytesPerSecond: number;
  #bucket: TokenBucket;

  constructor(limits: typeof LOBBY_RATES | typeof MEMBER_RATES, nowMs: number) {
    this.#limits = limits;
    this.#bytesPerSecond = limits.first;
    this.#bucket = this.#createBucket(nowMs);
  }

  get bytesPerSecond(): number {
    return this.#bytesPerSecond;
  }

  has(bytes: number, nowMs: number): boolean {
    return this.#bucket.has(bytes, nowMs);
  }

  take(bytes: number, nowMs: number): void {
    this.#bucket.take(bytes, nowMs);
  }

  adapt(isCongested: boolean, nowMs: number): void {
    const { lowest, highest } = this.#limits;
    const wished = this.#bytesPerSecond * (isCongested ? 0.5 : GROWTH);
    this.#bytesPerSecond = Math.min(highest, Math.max(lowest, wished));
    this.#bucket = this.#createBucket(nowMs);
  }

  #createBucket(nowMs: number): TokenBucket {
    return new TokenBucket(this.#bytesPerSecond * BURST_SECONDS, this.#bytesPerSecond, nowMs);
  }
}

interface MemberPace {
  readonly rate: AdaptiveRate;
  shortestMs: number;
}

/**
 * Decides how fast a lobby sends files. Content comes after voices: a member whose round trips grow, or who loses
 * packets, is sent less. When that happens to half of them, it is the host's uplink, and all are sent less.
 */
export class FilePace<Member extends object> {
  readonly #lobby: AdaptiveRate;
  readonly #members = new WeakMap<Member, MemberPace>();
  #lookedAtMs: number;

  constructor(nowMs: number) {
    this.#lobby = new AdaptiveRate(LOBBY_RATES, nowMs);
    this.#lookedAtMs = nowMs;
  }

  get lobbyBytesPerSecond(): number {
    return this.#lobby.bytesPerSecond;
  }

  /** Takes what a message to a member costs from both budgets. Returns false if one of them has not enough. */
  take(member: Member, bytes: number, nowMs: number): boolean {
    const { rate } = this.#paceOf(member, nowMs);
    if (!this.#lobby.has(bytes, nowMs) || !rate.has(bytes, nowMs)) return false;
    this.#lobby.take(bytes, nowMs);
    rate.take(bytes, nowMs);
    return true;
  }

  /** Looks once a second at the connections of those who are sent files. `isOverloaded`: the host mixes with less. */
  look(links: ReadonlyMap<Member, LinkSigns>, isOverloaded: boolean, nowMs: number): void {
    if (nowMs - this.#lookedAtMs < LOOK_MS) return;
    this.#lookedAtMs = nowMs;
    let congested = 0;
    for (const [member, signs] of links) {
      const pace = this.#paceOf(member, nowMs);
      const { roundTripMs = -1, lossFromHostPercent } = signs;
      if (roundTripMs >= 0) pace.shortestMs = Math.min(pace.shortestMs, roundTripMs);
      const isCongested = roundTripMs > pace.shortestMs + QUEUE_MS || lossFromHostPercent > MAX_LOSS_PERCENT;
      pace.rate.adapt(isCongested, nowMs);
      if (isCongested) congested += 1;
    }
    this.#lobby.adapt(isOverloaded || (congested > 0 && 2 * congested >= links.size), nowMs);
  }

  #paceOf(member: Member, nowMs: number): MemberPace {
    const pace = this.#members.get(member) ?? { rate: new AdaptiveRate(MEMBER_RATES, nowMs), shortestMs: Infinity };
    this.#members.set(member, pace);
    return pace;
  }
}
