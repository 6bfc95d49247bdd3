import type { Participant, ParticipantId } from '../../../../shared/model/participant.ts';
import type { TextRefusal, TextTarget } from '../../../../shared/protocol/text/text-messages.ts';
import type { LobbyMember } from '../lobby-member.ts';
import type { LobbyPlaces } from '../lobby-places.ts';
import type { LobbyBook } from '../book/lobby-book.ts';
import type { PersonalHearing } from '../personal-hearing.ts';
import { NearbyReaders, type NearbyReadersOptions } from './nearby-readers.ts';

export interface TextReadersOptions extends NearbyReadersOptions {
  readonly book: Pick<LobbyBook, 'room' | 'rules' | 'phase'>;
  readonly places: Pick<LobbyPlaces, 'ownPlacementOf'>;
  readonly personal: Pick<PersonalHearing, 'isBlocked'>;
}

/** The readers of a message. */
export interface TextAddress {
  /** Messages with the same one count together. */
  readonly audience: string;
  /** The name of the reader, of the team, or of the group; '' = it needs none. */
  readonly name: string;
  /** Keys of people; null = everyone, newcomers too. */
  readonly readers: ReadonlySet<string> | null;
}

/** Returns the key of a person, which is the same when they come back. */
export function keyOf({ id, identity }: Pick<Participant, 'id' | 'identity'>): string {
  return identity === '' ? `#${id}` : identity;
}

/**
 * Decides who reads a message. In every audience, those are left out whom the rules let hear nothing of a writer in
 * this state: the dead cannot write to the living where they cannot talk to them.
 */
export class TextReaders {
  readonly #options: TextReadersOptions;
  readonly #nearby: NearbyReaders;

  constructor(options: TextReadersOptions) {
    this.#options = options;
    this.#nearby = new NearbyReaders(options);
  }

  /** Returns the readers of a message that a member writes now, or why it cannot be written. */
  find(member: LobbyMember, writer: Participant, to: TextTarget): TextAddress | TextRefusal {
    switch (to.kind) {
      case 'lobby':
        return this.#ofLobby(writer);
      case 'team':
        return this.#ofLabel(writer, 'team');
      case 'group':
        return this.#ofLabel(writer, 'group');
      case 'nearby':
        return this.#ofNearby(member, writer);
      case 'direct':
        return this.#ofOne(writer, to.id);
    }
  }

  /** Returns whether the rules keep what a participant writes now from one of a message's readers who is here. */
  isApartFromAny(writer: ParticipantId, readers: ReadonlySet<string> | null): boolean {
    return [...this.#options.book.room.participants.values()].some(
      (other) => (readers === null || readers.has(keyOf(other))) && this.#isApart(writer, other.id),
    );
  }

  #ofLobby(writer: Participant): TextAddress {
    const others = [...this.#options.book.room.participants.values()];
    const reached = others.filter(({ id }) => !this.#isApart(writer.id, id));
    const readers = reached.length === others.length ? null : keysOf([writer, ...reached]);
    return { audience: 'lobby', name: '', readers };
  }

  #ofLabel(writer: Participant, kind: 'team' | 'group'): TextAddress | TextRefusal {
    const { book, places } = this.#options;
    const label = places.ownPlacementOf(writer.id)[kind];
    if (label === '') return kind === 'team' ? 'no-team' : 'no-group';
    const reached = [...book.room.participants.values()].filter(
      ({ id }) => places.ownPlacementOf(id)[kind] === label && !this.#isApart(writer.id, id),
    );
    return { audience: `${kind} ${label}`, name: label, readers: keysOf([writer, ...reached]) };
  }

  #ofNearby(member: LobbyMember, writer: Participant): TextAddress {
    const { book, personal } = this.#options;
    const found = this.#nearby.find(member, book.rules, book.phase);
    const reached = found
      .filter((id) => !personal.isBlocked(id, writer.id))
      .map((id) => book.room.participants.get(id))
      .filter((participant) => participant !== undefined);
    return { audience: 'nearby', name: '', readers: keysOf([writer, ...reached]) };
  }

  #ofOne(writer: Participant, id: ParticipantId): TextAddress | TextRefusal {
    const { book, personal } = this.#options;
    const reader = book.room.participants.get(id);
    if (reader === undefined || id === writer.id) return 'not-here';
    if (this.#isApart(writer.id, id)) return 'apart';
    // A writer whom the reader has blocked does not learn of it.
    const readers = keysOf(personal.isBlocked(id, writer.id) ? [writer] : [writer, reader]);
    const pair = [keyOf(writer), keyOf(reader)].sort().join(' ');
    return { audience: `direct ${pair}`, name: reader.name, readers };
  }

  #isApart(writer: ParticipantId, reader: ParticipantId): boolean {
    if (writer === reader) return false;
    const { book, places } = this.#options;
    const [own, other] = [places.ownPlacementOf(writer).state, places.ownPlacementOf(reader).state];
    return book.rules.phases[book.phase][other][own] === 'silent';
  }
}

function keysOf(people: readonly Participant[]): ReadonlySet<string> {
  return new Set(people.map(keyOf));
}
