import type { TFunction } from 'i18next';
import type { RoleRow } from '../../../shared/model/people/hand-role.ts';
import { LIFE_STATES, type LifeState } from '../../../shared/model/presence.ts';

type T = TFunction<'roles'>;

interface Option<Value extends string> {
  /** null = what the player's own game reports. */
  readonly value: Value | null;
  readonly label: string;
}

/** Returns the teams that a player can be put into. `role`: undefined = alive and in no team. */
export function teamOptions(role: RoleRow | undefined, teams: readonly string[], t: T): readonly Option<string>[] {
  return [
    { value: '', label: t('noTeam') },
    ...teams.map((team) => ({ value: team, label: team })),
    ...automatic(role, 'team', t),
  ];
}

/** Returns the states that a player can be set to. */
export function stateOptions(role: RoleRow | undefined, t: T): readonly Option<LifeState>[] {
  return [...LIFE_STATES.map((value) => ({ value, label: t(`states.${value}`) })), ...automatic(role, 'state', t)];
}

function automatic(role: RoleRow | undefined, field: 'team' | 'state', t: T) {
  return role?.byHand.includes(field) === true ? [{ value: null, label: t('automatic') }] : [];
}
