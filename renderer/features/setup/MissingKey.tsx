import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button.tsx';
import { Notice } from '../../ui/display/Notice.tsx';

interface Props {
  /** Begins to wait for a key. */
  readonly onChoose: () => void;
  /** Goes to the next step without a key. */
  readonly onContinue: () => void;
}

/** Asks before you continue with push to talk, but without a key for it. */
export function MissingKey({ onChoose, onContinue }: Props): ReactNode {
  const { t } = useTranslation('setup');
  return (
    <Notice
      tone="warn"
      action={
        <span className="setup-answers">
          <Button variant="primary" hasFocus onClick={onChoose}>
            {t('missingKey.choose')}
          </Button>
          <Button onClick={onContinue}>{t('missingKey.continue')}</Button>
        </span>
      }
    >
      {t('missingKey.text')}
    </Notice>
  );
}
