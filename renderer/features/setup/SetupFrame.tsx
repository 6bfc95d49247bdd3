import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SETUP_STEPS, type SetupStep } from '../../../shared/model/settings.ts';
import { Button } from '../../ui/controls/Button.tsx';
import './setup.css';

interface Props {
  readonly step: SetupStep;
  /** What is asked before the next step, above the buttons; false = nothing. */
  readonly question?: ReactNode;
  /** Goes to the previous step; null = this is the first. */
  readonly onBack: (() => void) | null;
  /** Goes to the next step, or ends the first run. */
  readonly onNext: () => void;
  readonly onSkip: () => void;
  readonly children: ReactNode;
}

/** The frame of a step of the first run: where you are, the task, and buttons for next, back and skip. */
export function SetupFrame({ step, question = false, onBack, onNext, onSkip, children }: Props): ReactNode {
  const { t } = useTranslation('setup');
  const isLast = step === SETUP_STEPS.at(-1);
  const title = useRef<HTMLHeadingElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    // Keyboard and screen reader continue at the top of the new step, or at the field that it begins with.
    if (!content.current?.contains(document.activeElement)) title.current?.focus({ preventScroll: true });
    document.scrollingElement?.scrollTo({ top: 0 });
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
      <div className="setup-content" key={step} ref={content}>
        {children}
      </div>
      {question}
      <footer className="setup-footer">
        {!isLast && (
          <Button variant="quiet" onClick={onSkip}>
            {t('skip')}
          </Button>
        )}
        <span className="setup-gap" />
        {onBack !== null && <Button onClick={onBack}>{t('back')}</Button>}
        <Button variant="primary" type="submit">
          {t(isLast ? 'finish' : 'next')}
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
