import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StateMark } from '../../ui/display/marks/StateMark.tsx';
import { TeamMark } from '../../ui/display/marks/TeamMark.tsx';
import { tipIfCut } from '../../ui/floating/tip-if-cut.ts';
import type { ShownRole } from './shown-marks.ts';
import './roles.css';

interface Props {
  /** undefined = alive and in no team, or a secret. */
  readonly role: ShownRole | undefined;
  /** The place of the team's mark in `TEAM_MARKS`; null = no team. */
  readonly teamMark: number | null;
}

/** A player's team, and whether they are dead or watch; nothing for a living player without a team. */
export function RoleBadge({ role, teamMark }: Props): ReactNode {
  const { t } = useTranslation('roles');
  if (role === undefined) return null;
  return (
    <>
      {role.state !== 'alive' && <StateMark state={role.state} label={t(`states.${role.state}`)} />}
      {role.team !== '' && (
        <span className="role-badge">
          {teamMark !== null && <TeamMark mark={teamMark} />}
          <bdi onPointerEnter={tipIfCut}>{role.team}</bdi>
        </span>
      )}
    </>
  );
}
