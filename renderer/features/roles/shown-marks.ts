import type { RoleRow } from '../../../shared/model/people/hand-role.ts';
import type { ParticipantId } from '../../../shared/model/participant.ts';
import { teamMarks } from '../../ui/display/marks/team-marks.ts';

/** A player's team and state; '' = no team. */
export type ShownRole = Pick<RoleRow, 'team' | 'state'>;

interface ShownMark {
  /** The place of the team's mark in `TEAM_MARKS`; null = no team. */
  readonly teamMark: number | null;
  readonly state: RoleRow['state'];
}

/**
 * Returns the marks of the players with a team, or a state other than alive. `named`: teams that exist beside those
 * that players are in; `colorNames`: names of teams that have the mark of their colour.
 */
export function shownMarks(
  roles: ReadonlyMap<ParticipantId, ShownRole>,
  named: readonly string[],
  colorNames: readonly string[],
): ReadonlyMap<ParticipantId, ShownMark> {
  const teams = teamMarks([...named, ...[...roles.values()].map(({ team }) => team)], colorNames);
  return new Map(
    [...roles]
      .filter(([, { team, state }]) => team !== '' || state !== 'alive')
      .map(([id, { team, state }]) => [id, { teamMark: teams.get(team) ?? null, state }]),
  );
}
