import type { RolesState } from '../../../renderer/features/roles/roles-store.ts';
import type { RoleRow } from '../../../shared/model/people/hand-role.ts';

export const SAMPLE_TEAMS = ['Red', 'Night watch of the harbour'];

const ROWS: readonly RoleRow[] = [
  { id: 1, team: 'Red', state: 'alive', from: 'own', byHand: ['team'] },
  { id: 2, team: 'Night watch of the harbour', state: 'dead', from: 'own', byHand: ['team', 'state'] },
  { id: 3, team: 'Red', state: 'spectator', from: 'own', byHand: ['team'] },
  { id: 4, team: 'Blue', state: 'dead', from: 'server', byHand: [] },
];

/** The sample people's teams and states: by hand, by themselves, and by a game server. */
export const SAMPLE_ROLES: RolesState['roles'] = new Map(ROWS.map((row) => [row.id, row]));
