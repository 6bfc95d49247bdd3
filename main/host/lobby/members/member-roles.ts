import {
  NO_HAND_ROLE,
  type HandRole,
  type RoleChange,
  type RoleRow,
} from '../../../../shared/model/people/hand-role.ts';
import type { ParticipantId } from '../../../../shared/model/participant.ts';
import type { LifeState } from '../../../../shared/model/presence.ts';
import { handFieldsOf, withOwnState, withRole, withRoleChanges, type HandRoles } from '../../../room/hand-roles.ts';
import type { LobbyPlaces } from '../lobby-places.ts';
import type { LobbyBook } from '../book/lobby-book.ts';

export interface MemberRolesOptions {
  readonly book: LobbyBook;
  readonly places: LobbyPlaces;
  /** What `describeByHand` tells has changed. */
  readonly onChange: () => void;
}

/** The teams and states that are set by hand: by the host about everybody, and by participants about themselves. */
export class MemberRoles {
  readonly #options: MemberRolesOptions;

  constructor(options: MemberRolesOptions) {
    this.#options = options;
  }

  /** Returns what is set by hand about a participant; undefined = nothing. */
  of(id: ParticipantId): HandRole | undefined {
    return this.#options.book.roles.get(id);
  }

  /** Applies the host's changes. Ignores those about participants who have left. */
  change(changes: readonly RoleChange[]): void {
    const { roles, room } = this.#options.book;
    this.#write(withRoleChanges(roles, changes, (id) => room.participants.has(id)));
  }

  /** Applies what a participant says about its own state, if game server, rules and host leave that to the player. */
  changeOwnState(id: ParticipantId, state: LifeState): void {
    const { book, places } = this.#options;
    if (book.rules.trust === 'everything' && !places.isFromServer(id)) this.#write(withOwnState(book.roles, id, state));
  }

  /** Gives a participant back what was set about it before it left. */
  restore(id: ParticipantId, role: HandRole): void {
    this.#write(withRole(this.#options.book.roles, id, role));
  }

  /** Replaces everything by what another host has set. */
  adopt(roles: HandRoles): void {
    this.#write(roles);
  }

  /** Describes the participants with a known team or state, for the host. */
  describe(): RoleRow[] {
    const { book, places } = this.#options;
    return [...book.room.participants.keys()].flatMap((id) => {
      const { team, state, from, byHand } = places.ownPlacementOf(id);
      const isUsual = team === '' && state === 'alive' && from === 'own' && byHand.length === 0;
      return isUsual ? [] : [{ id, team, state, from, byHand }];
    });
  }

  /**
   * Describes what the host and moderators have set, for those who may set more. What games and players say is left
   * out: in some games it is a secret.
   */
  describeByHand(): RoleRow[] {
    return [...this.#options.book.roles].flatMap(([id, role]): RoleRow[] => {
      const byHand = handFieldsOf(role);
      if (byHand.length === 0) return [];
      const state = byHand.includes('state') ? (role.state ?? 'alive') : 'alive';
      return [{ id, team: role.team ?? '', state, from: 'own', byHand }];
    });
  }

  #write(roles: HandRoles): void {
    const { book, places, onChange } = this.#options;
    const before = book.roles;
    if (!book.write({ roles })) return;
    onChange();
    for (const id of new Set([...before.keys(), ...roles.keys()]))
      if (before.get(id) !== roles.get(id) && book.room.participants.has(id))
        places.setHandRole(id, roles.get(id) ?? NO_HAND_ROLE);
  }
}
