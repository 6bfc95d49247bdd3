/**
 * Connections that have not joined, oldest first. Beyond the limit the oldest is ended to make room. An attacker who
 * fills the port with silent connections loses them again, and a player with an invitation, who joins at once, gets
 * through.
 */
export class WaitingConnections {
  readonly #limit: number;
  readonly #ends = new Map<string, () => void>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Adds a connection; `key` identifies it, `end` ends it. */
  add(key: string, end: () => void): void {
    this.#ends.set(key, end);
    if (this.#ends.size <= this.#limit) return;
    for (const [oldestKey, endOldest] of this.#ends) {
      this.#ends.delete(oldestKey);
      endOldest();
      return;
    }
  }

  /** Removes a connection that has joined or ended. */
  remove(key: string): void {
    this.#ends.delete(key);
  }
}
