import { parseParticipantName } from '../../shared/model/name.ts';
import type { Participant, ParticipantId } from '../../shared/model/participant.ts';
import type { PlayerKey } from '../../shared/protocol/server-game.ts';
import { similarNames } from './similar-names.ts';

/** Names from games whose forms are cached: working them out takes longer than placing their player. */
const MAX_KEPT_NAMES = 2_000;

/** A game's name for a player, as the lobby cleans names, and without what games add to names. */
interface NameForms {
  readonly clean: string;
  readonly similar: readonly string[];
}

/** Finds participants by the identities, ids or names that a game server uses. */
export class ParticipantDirectory {
  readonly #participants = new Map<ParticipantId, Pick<Participant, 'name' | 'identity'>>();
  readonly #ids = new Map<string, ParticipantId>();
  readonly #identities = new Map<string, ParticipantId>();
  /** Participants by the similar forms of their names; several may share one. */
  readonly #similar = new Map<string, Set<ParticipantId>>();
  /** Participants that the game has named exactly: a similar name means somebody else. */
  readonly #exact = new Set<ParticipantId>();
  readonly #forms = new Map<string, NameForms>();

  /** Adds a participant, whose name is unique in the lobby. */
  add(id: ParticipantId, { name, identity }: Pick<Participant, 'name' | 'identity'>): void {
    this.#participants.set(id, { name, identity });
    this.#ids.set(name, id);
    if (identity !== '') this.#identities.set(identity, id);
    for (const form of similarNames(name)) {
      const sharing = this.#similar.get(form) ?? new Set();
      this.#similar.set(form, sharing.add(id));
    }
  }

  remove(id: ParticipantId): void {
    const participant = this.#participants.get(id);
    if (participant === undefined) return;
    this.#participants.delete(id);
    this.#exact.delete(id);
    this.#ids.delete(participant.name);
    if (this.#identities.get(participant.identity) === id) this.#identities.delete(participant.identity);
    for (const form of similarNames(participant.name)) {
      const sharing = this.#similar.get(form);
      sharing?.delete(id);
      if (sharing?.size === 0) this.#similar.delete(form);
    }
  }

  /** Forgets which participants the game has named exactly, because it has ended. */
  forgetGame(): void {
    this.#exact.clear();
  }

  /**
   * Finds the participants of one message, in its order; undefined = not in the lobby. The identity counts if there is
   * one, else the id, else the name: first exactly, then cleaned as the lobby cleans names, then a similar one, unless
   * several participants or several players of the message could be meant.
   */
  findAll(keys: readonly PlayerKey[]): (ParticipantId | undefined)[] {
    const found = keys.map((key) => this.#findExactly(key));
    for (const id of found) if (id !== undefined) this.#exact.add(id);
    const similar = keys.map((key, index) => (found[index] === undefined ? this.#findSimilar(key) : undefined));
    const times = new Map<ParticipantId, number>();
    for (const id of similar) if (id !== undefined) times.set(id, (times.get(id) ?? 0) + 1);
    return found.map((id, index) => {
      const other = similar[index];
      return id ?? (other !== undefined && times.get(other) === 1 ? other : undefined);
    });
  }

  #findExactly({ identity = '', id, name }: PlayerKey): ParticipantId | undefined {
    if (identity !== '') return this.#identities.get(identity);
    if (id !== undefined) return this.#participants.has(id) ? id : undefined;
    return name === undefined ? undefined : (this.#ids.get(name) ?? this.#ids.get(this.#formsOf(name).clean));
  }

  #findSimilar({ identity = '', id, name }: PlayerKey): ParticipantId | undefined {
    if (identity !== '' || id !== undefined || name === undefined) return undefined;
    for (const form of this.#formsOf(name).similar) {
      const sharing = this.#similar.get(form);
      if (sharing === undefined) continue;
      const [only] = sharing;
      return sharing.size === 1 && only !== undefined && !this.#exact.has(only) ? only : undefined;
    }
    return undefined;
  }

  #formsOf(name: string): NameForms {
    const known = this.#forms.get(name);
    if (known !== undefined) return known;
    if (this.#forms.size >= MAX_KEPT_NAMES) this.#forms.clear();
    const forms = { clean: parseParticipantName(name) ?? '', similar: similarNames(name) };
    this.#forms.set(name, forms);
    return forms;
  }
}
