import type { ReactNode } from 'react';
import { Icon } from '../../icons/Icon.tsx';
import { STATE_PATHS } from './team-marks.ts';
import './marks.css';

interface Props {
  readonly state: keyof typeof STATE_PATHS;
  /** What it means, in a word. */
  readonly label: string;
}

/** The sign of a player who does not take part: a skull for the dead, an eye for spectators. */
export function StateMark({ state, label }: Props): ReactNode {
  return (
    <span className="state-mark" data-state={state} role="img" aria-label={label} data-tip={label}>
      <Icon size={16}>
        <path d={STATE_PATHS[state]} />
      </Icon>
    </span>
  );
}
