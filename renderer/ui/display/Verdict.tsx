import type { ReactNode } from 'react';
import { CheckIcon } from '../icons/action-icons.tsx';
import { InfoIcon, WarningIcon } from '../icons/sign-icons.tsx';
import './verdict.css';

interface Props {
  /** `open`: it is not known yet. */
  readonly tone: 'open' | 'good' | 'bad';
  readonly children: ReactNode;
}

const ICONS = { open: <InfoIcon />, good: <CheckIcon />, bad: <WarningIcon /> };

/** Says how a check came out, and what to do about it. */
export function Verdict({ tone, children }: Props): ReactNode {
  return (
    <p className="verdict" data-tone={tone} role="status">
      {ICONS[tone]}
      <span>{children}</span>
    </p>
  );
}
