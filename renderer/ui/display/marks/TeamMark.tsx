import type { ReactNode } from 'react';
import { TEAM_MARKS } from './team-marks.ts';
import './marks.css';

interface Props {
  /** The place of the mark in `TEAM_MARKS`. */
  readonly mark: number;
}

/** The shape of a team in its colour. The name of the team belongs beside it. */
export function TeamMark({ mark }: Props): ReactNode {
  const { path, color } = TEAM_MARKS[mark] ?? TEAM_MARKS[0];
  return (
    <svg className="team-mark" viewBox="-1 -1 26 26" width="12" height="12" aria-hidden="true">
      <path d={path} style={{ fill: `var(${color})` }} />
    </svg>
  );
}
