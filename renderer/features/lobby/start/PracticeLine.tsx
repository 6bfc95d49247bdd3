import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button.tsx';
import './start.css';

interface Props {
  readonly isBusy: boolean;
  readonly isDisabled: boolean;
  readonly onPractice: () => void;
}

/** Opens a lobby with simulated players. */
export function PracticeLine({ isBusy, isDisabled, onPractice }: Props): ReactNode {
  const { t } = useTranslation('lobby');
  return (
    <div className="practice-line">
      <p>{t('practice.text')}</p>
      <Button variant="quiet" isBusy={isBusy} isDisabled={isDisabled} onClick={onPractice}>
        {t(isBusy ? 'practice.starting' : 'practice.start')}
      </Button>
    </div>
  );
}
