import type { Schedule } from '../../../shared/schedule.ts';
import { TokenBucket } from '../../../shared/token-bucket.ts';
import type { PunchList, PunchTarget } from './punch-list.ts';

export interface PuncherOptions<Peer> {
  readonly schedule: Schedule;
  readonly nowMs: () => number;
  /** Whether a peer has found its path, so that it needs no more checks. */
  readonly isDone: (peer: Peer) => boolean;
  /** Whether a check is within all budgets, from which it is taken then. One that is not is left out. */
  readonly mayCheck: (peer: Peer, target: PunchTarget) => boolean;
  readonly send: (peer: Peer, target: PunchTarget) => void;
}

/** RFC 8445, section 14.2: the pace of one agent's checks. */
const TURN_MS = 50;

/** Checks of the host to all its guests. */
const PACKETS_PER_SECOND = 200;

/** Sends the checks of `PunchList`s: one in 50 ms for each peer, and 200 a second for all, in turn. */
export class Puncher<Peer> {
  readonly #options: PuncherOptions<Peer>;
  readonly #bucket: TokenBucket;
  /** In the order in which they wait. */
  readonly #lists = new Map<Peer, PunchList>();
  #cancel: (() => void) | undefined;

  constructor(options: PuncherOptions<Peer>) {
    this.#options = options;
    this.#bucket = new TokenBucket((PACKETS_PER_SECOND * TURN_MS) / 1_000, PACKETS_PER_SECOND, options.nowMs());
  }

  /** Sends the checks of a list, beginning with the next turn, until it is empty or the peer has found its path. */
  start(peer: Peer, list: PunchList): void {
    this.#lists.set(peer, list);
    this.#cancel ??= this.#options.schedule(() => this.#turn(), 0);
  }

  stop(peer: Peer): void {
    this.#lists.delete(peer);
  }

  /** Ends all. */
  close(): void {
    this.#lists.clear();
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #turn(): void {
    this.#cancel = undefined;
    const { nowMs, isDone, mayCheck, send, schedule } = this.#options;
    for (const [peer, list] of [...this.#lists]) {
      if (!this.#bucket.has(1, nowMs())) break;
      this.#lists.delete(peer);
      const target = isDone(peer) ? undefined : list.next();
      if (target === undefined) continue;
      this.#lists.set(peer, list);
      if (!mayCheck(peer, target)) continue;
      this.#bucket.take(1, nowMs());
      send(peer, target);
    }
    if (this.#lists.size > 0) this.#cancel = schedule(() => this.#turn(), TURN_MS);
  }
}
