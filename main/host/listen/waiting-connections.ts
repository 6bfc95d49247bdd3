/**
 * Connections that have not joined, oldest first. Beyond the limit the oldest is ended to make room: whoever fills the
 * port with connections that say nothing loses them again, and somebody with an invitation, who joins at once, gets
 * through.
 */
export class WaitingConnections {
  readonly #limit: number;
  readonly #ends = new Map<string, () => void>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** `key` names the connection, `end` ends it. */
  add(key: string, end: () => void): void {
    this.#ends.set(key, end);
    if (this.#ends.size <= this.#limit) return;
    for (const [oldestKey, endOldest] of this.#ends) {
      this.#ends.delete(oldestKey);
      endOldest();
      return;
    }
  }

  /** The connection has joined, or has ended. */
  remove(key: string): void {
    this.#ends.delete(key);
  }
}
