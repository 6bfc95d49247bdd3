import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RoleRow } from '../../../shared/model/people/hand-role.ts';
import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { ShownError } from '../../i18n/error-text.ts';

export interface RolesState {
  /**
   * The teams and states in the lobby that this machine hosts. Those who are left out are alive and in no team. On
   * other machines, only what is set by hand, and only if your rank lets you set it: the rest may be a secret.
   */
  readonly roles: ReadonlyMap<ParticipantId, RoleRow>;
  /** The teams that you have named, whether anybody is in them or not. */
  readonly named: readonly string[];
  /** Why the last change did not arrive; null = it did. */
  readonly problem: ShownError | null;
}

export type RolesStore = StoreApi<RolesState>;

export function createRolesStore(): RolesStore {
  return createStore<RolesState>(() => ({ roles: new Map(), named: [], problem: null }));
}

/** Returns the teams to choose from: the named ones first, then the others that somebody is in. */
export function teamsOf({ roles, named }: Pick<RolesState, 'roles' | 'named'>): readonly string[] {
  const used = [...roles.values()].map(({ team }) => team).filter((team) => team !== '');
  return [...new Set([...named, ...used])];
}
