/** A connection that has not been admitted. */
export interface WaitingConnection {
  /** The address group that it counts for. */
  readonly group: string;
  /** Returns how far it has come: 0 = it has sent nothing, and more with each step on the way in. */
  progress(): number;
  end(): void;
}

/** The part of all places that one address group keeps when others need places. */
const GROUP_SHARE = 1 / 8;

/**
 * The places of connections that have not been admitted. When all are taken, one connection ends for each new one:
 *
 * - one of the group with the most places, if that group has more than its share;
 * - of these, one that has come least far;
 * - of several, one of the largest group, and of those the oldest.
 *
 * So a flood from one address replaces itself, and a player several round trips away keeps the place.
 */
export class WaitingConnections {
  readonly #limit: number;
  /** Oldest first. */
  readonly #waiting = new Set<WaitingConnection>();
  readonly #groupSizes = new Map<string, number>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#waiting.size;
  }

  /** Adds a connection, and ends another one if there are too many. */
  add(connection: WaitingConnection): void {
    this.#waiting.add(connection);
    this.#groupSizes.set(connection.group, this.#sizeOf(connection) + 1);
    if (this.#waiting.size <= this.#limit) return;
    const victim = this.#findVictim(connection);
    if (victim === undefined) return;
    this.remove(victim);
    victim.end();
  }

  /** Removes a connection that was admitted or has ended. */
  remove(connection: WaitingConnection): void {
    if (!this.#waiting.delete(connection)) return;
    const size = this.#sizeOf(connection) - 1;
    if (size > 0) this.#groupSizes.set(connection.group, size);
    else this.#groupSizes.delete(connection.group);
  }

  #sizeOf({ group }: WaitingConnection): number {
    return this.#groupSizes.get(group) ?? 0;
  }

  #findVictim(newcomer: WaitingConnection): WaitingConnection | undefined {
    const largest = Math.max(...this.#groupSizes.values());
    const isOverShare = largest > this.#limit * GROUP_SHARE;
    let victim: WaitingConnection | undefined;
    let victimProgress = Infinity;
    for (const connection of this.#waiting) {
      const size = this.#sizeOf(connection);
      if (connection === newcomer || (isOverShare && size < largest)) continue;
      const progress = connection.progress();
      const isBetter =
        victim === undefined ||
        progress < victimProgress ||
        (progress === victimProgress && size > this.#sizeOf(victim));
      if (!isBetter) continue;
      victim = connection;
      victimProgress = progress;
    }
    return victim;
  }
}
