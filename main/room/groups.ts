import type { ParticipantId } from '../../shared/model/participant.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { isPassword, PasswordTries, sealPassword } from './passwords.ts';

/** The record by which another host keeps a group closed to others. */
export interface GroupDescription {
  readonly name: string;
  readonly salt: Uint8Array;
  readonly passwordHash: Uint8Array;
}

interface Group extends Omit<GroupDescription, 'name'> {
  readonly members: Set<ParticipantId>;
}

/**
 * Isolated groups, whose members hear only one another. The first member's password is the group's while it has
 * members. Passwords are kept as salted hashes and never leave memory.
 */
export class Groups {
  readonly #randomSalt: () => Uint8Array;
  readonly #groups = new Map<string, Group>();
  readonly #names = new Map<ParticipantId, string>();
  readonly #tries = new PasswordTries<string>();

  /** Creates the groups; `randomSalt` returns 16 random bytes. */
  constructor(randomSalt: () => Uint8Array) {
    this.#randomSalt = randomSalt;
  }

  /** Returns the group of a participant; '' = none. */
  of(id: ParticipantId): string {
    return this.#names.get(id) ?? '';
  }

  /**
   * Moves a participant into a group and out of the previous one; an empty name only leaves. A participant who may not
   * enter stays where they were.
   */
  enter(
    id: ParticipantId,
    name: string,
    password: string,
    nowMs: number,
  ): Result<void, 'wrong-password' | 'too-many-tries'> {
    if (name === this.of(id)) return success(undefined);
    const group = name === '' ? undefined : (this.#groups.get(name) ?? this.#create(password));
    if (group !== undefined) {
      const checked = this.#check(id, name, group, password, nowMs);
      if (!checked.ok) return checked;
    }
    this.#leave(id);
    if (group !== undefined) this.#put(id, name, group);
    return success(undefined);
  }

  /** Returns the group of a participant as it is now; undefined = none. */
  describeOf(id: ParticipantId): GroupDescription | undefined {
    const name = this.of(id);
    const group = this.#groups.get(name);
    return group === undefined ? undefined : { name, salt: group.salt, passwordHash: group.passwordHash };
  }

  /**
   * Moves a participant into the group that it was in before, without the password. A group that has ended meanwhile
   * begins again with the former password. One that others have begun under the same name is another group: then the
   * participant stays where it is, and the return is false.
   */
  returnTo(id: ParticipantId, { name, salt, passwordHash }: GroupDescription): boolean {
    const group = this.#groups.get(name) ?? { salt, passwordHash, members: new Set() };
    if (Buffer.compare(group.salt, salt) !== 0) return false;
    this.#leave(id);
    this.#put(id, name, group);
    return true;
  }

  /** Returns the groups that have members. */
  describe(): GroupDescription[] {
    return [...this.#groups].map(([name, { salt, passwordHash }]) => ({ name, salt, passwordHash }));
  }

  /** Replaces all groups; `names` holds the group of each participant in one. A group without members is left out. */
  restore(groups: readonly GroupDescription[], names: ReadonlyMap<ParticipantId, string>): void {
    this.#groups.clear();
    this.#names.clear();
    const known = new Map(groups.map((group) => [group.name, group]));
    for (const [id, name] of names) {
      const described = known.get(name);
      if (described === undefined) continue;
      const { salt, passwordHash } = described;
      const group = this.#groups.get(name) ?? { salt, passwordHash, members: new Set() };
      this.#put(id, name, group);
    }
  }

  /** Removes a participant who has left the lobby. */
  forget(id: ParticipantId): void {
    this.#leave(id);
    this.#tries.forgetParticipant(id);
  }

  #put(id: ParticipantId, name: string, group: Group): void {
    this.#groups.set(name, group);
    group.members.add(id);
    this.#names.set(id, name);
  }

  #create(password: string): Group {
    const { salt, hash: passwordHash } = sealPassword(password, this.#randomSalt());
    return { salt, passwordHash, members: new Set() };
  }

  #check(
    id: ParticipantId,
    name: string,
    { salt, passwordHash }: Group,
    password: string,
    nowMs: number,
  ): Result<void, 'wrong-password' | 'too-many-tries'> {
    const excess = this.#tries.findExcess(id, name, nowMs);
    if (excess === 'participant')
      return failure('too-many-tries', 'Too many wrong passwords. Wait a minute, then try again.');
    if (excess === 'all')
      return failure('too-many-tries', 'Too many wrong passwords for this group. Wait a minute, then try again.');
    if (isPassword(password, { salt, hash: passwordHash })) return success(undefined);
    this.#tries.note(id, name, nowMs);
    return failure('wrong-password', 'This group already exists with a different password. Ask a member for it.');
  }

  #leave(id: ParticipantId): void {
    const name = this.of(id);
    const group = this.#groups.get(name);
    if (group === undefined) return;
    this.#names.delete(id);
    group.members.delete(id);
    if (group.members.size > 0) return;
    this.#groups.delete(name);
    this.#tries.forgetTarget(name);
  }
}
