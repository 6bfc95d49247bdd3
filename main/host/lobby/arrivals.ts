import type { ParticipantId } from '../../../shared/model/participant.ts';

/**
 * The members whose media is not connected yet, by address group (`addressGroupOf`). They have places in the lobby, and
 * somebody with an invitation can ask for places and never connect. So when the lobby is full, a group with few
 * arrivals gets a place of the group with the most.
 */
export class Arrivals {
  /** In the order of arrival. */
  readonly #groups = new Map<ParticipantId, string>();

  add(id: ParticipantId, group: string): void {
    this.#groups.set(id, group);
  }

  has(id: ParticipantId): boolean {
    return this.#groups.has(id);
  }

  /** Removes a member that is connected or has left. */
  remove(id: ParticipantId): void {
    this.#groups.delete(id);
  }

  /** Returns who gives up a place for one more arrival of `group`; undefined = nobody. */
  findVictim(group: string): ParticipantId | undefined {
    const sizes = new Map<string, number>();
    for (const other of this.#groups.values()) sizes.set(other, (sizes.get(other) ?? 0) + 1);
    const largest = Math.max(0, ...sizes.values());
    if (largest <= (sizes.get(group) ?? 0) + 1) return undefined;
    for (const [id, other] of this.#groups) if (sizes.get(other) === largest) return id;
    return undefined;
  }
}
