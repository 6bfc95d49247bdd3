import { isDeepStrictEqual } from 'node:util';
import { UNKNOWN_REACH, type HostReach } from '../../../shared/model/host-reach.ts';
import type { Schedule } from '../../../shared/schedule.ts';

/** Several parts learn something at the same moment when a lobby opens; their news travel together. */
const GATHER_MS = 100;

export interface HostReachKeeperOptions {
  readonly schedule: Schedule;
  /** Receives each new picture, at most ten a second. */
  readonly onChange: (reach: HostReach) => void;
}

/** How this lobby can be reached, put together from what mapping, STUN and rendezvous servers find out. */
export class HostReachKeeper {
  readonly #options: HostReachKeeperOptions;
  #current: HostReach = UNKNOWN_REACH;
  #reported: HostReach = UNKNOWN_REACH;
  #cancelReport: (() => void) | undefined;
  #isStopped = false;

  constructor(options: HostReachKeeperOptions) {
    this.#options = options;
  }

  get current(): HostReach {
    return this.#current;
  }

  /** Replaces these fields of the picture. */
  update(part: Partial<HostReach>): void {
    this.#current = { ...this.#current, ...part };
    if (this.#isStopped || this.#cancelReport !== undefined) return;
    this.#cancelReport = this.#options.schedule(() => {
      this.#cancelReport = undefined;
      if (isDeepStrictEqual(this.#current, this.#reported)) return;
      this.#reported = this.#current;
      this.#options.onChange(this.#current);
    }, GATHER_MS);
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelReport?.();
  }
}

/**
 * Chooses the rendezvous that an invitation names, of those that the lobby uses: the first at which it is registered,
 * or else the first, which may answer later. '' = the lobby uses none.
 */
export function rendezvousToName(addresses: readonly string[], reports: HostReach['rendezvous']): string {
  const registered = new Set(reports.filter(({ state }) => state === 'registered').map(({ address }) => address));
  return addresses.find((address) => registered.has(address)) ?? addresses[0] ?? '';
}
