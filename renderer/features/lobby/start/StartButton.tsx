import type { ReactNode } from 'react';
import { Button } from '../../../ui/controls/Button.tsx';
import { Notice } from '../../../ui/display/Notice.tsx';
import './start.css';

interface Props {
  readonly isBusy: boolean;
  readonly isDisabled: boolean;
  /** What kept the last try from succeeding, if no field is to blame; null = nothing. */
  readonly problem: string | null;
  /** What else it does; null = nothing. */
  readonly note?: string | null;
  readonly children: ReactNode;
}

/** Submits the form that hosts or joins a lobby, and says above the button why the last try failed. */
export function StartButton(props: Props): ReactNode {
  const { isBusy, isDisabled, problem, note = null, children } = props;
  return (
    <div className="start-submit">
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
      <Button variant="primary" size="large" type="submit" isBusy={isBusy} isDisabled={isDisabled}>
        {children}
      </Button>
      {note !== null && <p className="field-note">{note}</p>}
    </div>
  );
}
