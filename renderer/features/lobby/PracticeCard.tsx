import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import './start.css';

interface Props {
  readonly isBusy: boolean;
  readonly isDisabled: boolean;
  readonly problem: string | null;
  readonly onPractice: () => void;
}

export function PracticeCard({ isBusy, isDisabled, problem, onPractice }: Props): ReactNode {
  return (
    <section className="start-card start-practice">
      <div>
        <h2>Practice</h2>
        <p className="start-soft">Walk among simulated players and hear how near and far sound. Nobody else takes part.</p>
      </div>
      <Button isBusy={isBusy} isDisabled={isDisabled} onClick={onPractice}>{isBusy ? 'Starting' : 'Practice'}</Button>
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
    </section>
  );
}
