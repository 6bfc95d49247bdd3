import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button.tsx';
import { SETUP_STEPS, type SetupStep } from './setup-steps.ts';
import './setup.css';

interface Props {
  readonly step: SetupStep;
  /** Goes to the previous or next step; null = the button is left out. */
  readonly onBack: (() => void) | null;
  readonly onNext: (() => void) | null;
  readonly onSkip: (() => void) | null;
  readonly children: ReactNode;
}

/** The frame of a step of the first run: its topic, the task, and buttons for next, back and skip. */
export function SetupFrame({ step, onBack, onNext, onSkip, children }: Props): ReactNode {
  const { t } = useTranslation('setup');
  const title = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    // Keyboard and screen reader continue at the top of the new step.
    if (shown.current !== step) title.current?.focus();
    shown.current = step;
  }, [step]);
  return (
    <form
      className="setup-card"
      onSubmit={(event) => {
        event.preventDefault();
        onNext?.();
      }}
    >
      <div
        className="setup-progress"
        role="img"
        aria-label={t('progress', { step: SETUP_STEPS.indexOf(step) + 1, count: SETUP_STEPS.length })}
      >
        {SETUP_STEPS.map((one, index) => (
          <span key={one} data-passed={index <= SETUP_STEPS.indexOf(step)} />
        ))}
      </div>
      <div className="setup-lead">
        <h1 ref={title} tabIndex={-1}>
          {t(`${step}.title`)}
        </h1>
        <p>{t(`${step}.text`)}</p>
      </div>
      <div className="setup-content" key={step}>
        {children}
      </div>
      <footer className="setup-footer">
        {onBack !== null && (
          <Button variant="quiet" onClick={onBack}>
            {t('back')}
          </Button>
        )}
        <span className="setup-gap" />
        {onSkip !== null && (
          <Button variant="quiet" onClick={onSkip}>
            {t('skip')}
          </Button>
        )}
        {onNext !== null && (
          <Button variant="primary" type="submit">
            {t('next')}
          </Button>
        )}
      </footer>
    </form>
  );
}
