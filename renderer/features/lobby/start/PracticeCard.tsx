import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button.tsx';
import { Notice } from '../../../ui/display/Notice.tsx';
import './start.css';

interface Props {
  readonly isBusy: boolean;
  readonly isDisabled: boolean;
  readonly problem: string | null;
  readonly onPractice: () => void;
}

export function PracticeCard({ isBusy, isDisabled, problem, onPractice }: Props): ReactNode {
  const { t } = useTranslation('lobby');
  return (
    <section className="start-card start-practice">
      <h2>{t('practice.title')}</h2>
      <Button isBusy={isBusy} isDisabled={isDisabled} onClick={onPractice}>
        {t(isBusy ? 'practice.starting' : 'practice.start')}
      </Button>
      <p className="field-note">{t('practice.text')}</p>
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
    </section>
  );
}
