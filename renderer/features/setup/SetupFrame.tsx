import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SETUP_STEPS, type SetupStep } from '../../../shared/model/settings.ts';
import { Button } from '../../ui/controls/Button.tsx';
import './setup.css';

interface Props {
  readonly step: SetupStep;
  /** Goes to the previous step; null = this is the first. */
  readonly onBack: (() => void) | null;
  /** Goes to the next step, or ends the first run. */
  readonly onNext: () => void;
  readonly onSkip: () => void;
  readonly children: ReactNode;
}

/** The frame of a step of the first run: where you are, the task, and buttons for next, back and skip. */
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
        onNext();
      }}
    >
      <Progress step={step} />
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
        <Button variant="quiet" onClick={onSkip}>
          {t('skip')}
        </Button>
        <span className="setup-gap" />
        {onBack !== null && <Button onClick={onBack}>{t('back')}</Button>}
        <Button variant="primary" type="submit">
          {t(step === SETUP_STEPS.at(-1) ? 'finish' : 'next')}
        </Button>
      </footer>
    </form>
  );
}

function Progress({ step }: { readonly step: SetupStep }): ReactNode {
  const { t } = useTranslation('setup');
  const current = SETUP_STEPS.indexOf(step);
  return (
    <ol className="setup-progress" aria-label={t('progress', { step: current + 1, count: SETUP_STEPS.length })}>
      {SETUP_STEPS.map((one, index) => (
        <li key={one} data-passed={index <= current} aria-current={one === step ? 'step' : undefined}>
          {t(`${one}.name`)}
        </li>
      ))}
    </ol>
  );
}
