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
  /** Participants that the game has found in any way. */
  readonly #found = new Set<ParticipantId>();
  /** The names that participants had when the game first found them, if they have been renamed since. */
  readonly #formerNames = new Map<ParticipantId, string>();
  readonly #forms = new Map<string, NameForms>();

  /** Adds a participant, whose name is unique in the lobby. */
  add(id: ParticipantId, { name, identity }: Pick<Participant, 'name' | 'identity'>): void {
    this.#participants.set(id, { name, identity });
    if (identity !== '') this.#identities.set(identity, id);
    this.#addName(id, name);
  }

  /**
   * Changes a participant's name, which is unique in the lobby. A game that has found the participant before still
   * finds it by the former name, and nobody else by that: a change of name here is none in the game.
   */
  rename(id: ParticipantId, name: string): void {
    const participant = this.#participants.get(id);
    if (participant === undefined) return;
    const former = this.#formerNames.get(id) ?? (this.#found.has(id) ? participant.name : undefined);
    this.#removeName(id, participant.name);
    this.#participants.set(id, { ...participant, name });
    this.#addName(id, name);
    if (former === undefined) return;
    this.#formerNames.set(id, former);
    this.#addName(id, former);
  }

  remove(id: ParticipantId): void {
    const participant = this.#participants.get(id);
    if (participant === undefined) return;
    this.#forgetFormerName(id);
    this.#participants.delete(id);
    this.#exact.delete(id);
    this.#found.delete(id);
    if (this.#identities.get(participant.identity) === id) this.#identities.delete(participant.identity);
    this.#removeName(id, participant.name);
  }

  /** Forgets which participants the game has found, and how, because it has ended. */
  forgetGame(): void {
    this.#exact.clear();
    this.#found.clear();
    for (const id of [...this.#formerNames.keys()]) this.#forgetFormerName(id);
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
    const all = found.map((id, index) => {
      const other = similar[index];
      return id ?? (other !== undefined && times.get(other) === 1 ? other : undefined);
    });
    for (const id of all) if (id !== undefined) this.#found.add(id);
    return all;
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

  #addName(id: ParticipantId, name: string): void {
    const holder = this.#ids.get(name);
    if (holder === undefined || this.#formerNames.get(holder) !== name) this.#ids.set(name, id);
    for (const form of similarNames(name)) {
      const sharing = this.#similar.get(form) ?? new Set();
      this.#similar.set(form, sharing.add(id));
    }
  }

  #removeName(id: ParticipantId, name: string): void {
    if (this.#ids.get(name) === id) this.#ids.delete(name);
    for (const form of similarNames(name)) {
      const sharing = this.#similar.get(form);
      sharing?.delete(id);
      if (sharing?.size === 0) this.#similar.delete(form);
    }
  }

  #forgetFormerName(id: ParticipantId): void {
    const former = this.#formerNames.get(id);
    const name = this.#participants.get(id)?.name;
    this.#formerNames.delete(id);
    if (former === undefined || name === undefined || former === name) return;
    this.#removeName(id, former);
    // The two names may share similar forms, and somebody may have taken the former one.
    this.#addName(id, name);
    for (const [other, participant] of this.#participants)
      if (participant.name === former) this.#addName(other, former);
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
