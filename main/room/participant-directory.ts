import { parseParticipantName } from '../../shared/model/name.ts';
import type { ParticipantId } from '../../shared/model/participant.ts';

/** Names from games whose cleaned form is cached: cleaning one takes longer than placing its player. */
const MAX_KEPT_NAMES = 2_000;

/** Finds participants by the ids or names that a game server uses. */
export class ParticipantDirectory {
  readonly #names = new Map<ParticipantId, string>();
  readonly #ids = new Map<string, ParticipantId>();
  readonly #cleanNames = new Map<string, string>();

  /** Adds a participant. `name` is unique in the lobby. */
  add(id: ParticipantId, name: string): void {
    this.#names.set(id, name);
    this.#ids.set(name, id);
  }

  remove(id: ParticipantId): void {
    this.#ids.delete(this.#names.get(id) ?? '');
    this.#names.delete(id);
  }

  /**
   * Finds a participant by the id if there is one, else by the name, cleaned as the lobby cleans names. Undefined = not
   * in the lobby.
   */
  find(player: {
    readonly id?: ParticipantId | undefined;
    readonly name?: string | undefined;
  }): ParticipantId | undefined {
    if (player.id !== undefined) return this.#names.has(player.id) ? player.id : undefined;
    if (player.name === undefined) return undefined;
    return this.#ids.get(player.name) ?? this.#ids.get(this.#clean(player.name));
  }

  #clean(name: string): string {
    const known = this.#cleanNames.get(name);
    if (known !== undefined) return known;
    if (this.#cleanNames.size >= MAX_KEPT_NAMES) this.#cleanNames.clear();
    const clean = parseParticipantName(name) ?? '';
    this.#cleanNames.set(name, clean);
    return clean;
  }
}
