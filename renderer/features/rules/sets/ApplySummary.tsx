import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button.tsx';
import './sets.css';

interface Props {
  /** The name of the chosen set. */
  readonly name: string;
  /** Its changes, a sentence each. */
  readonly changes: readonly string[];
  readonly onApply: () => void;
  readonly onCancel: () => void;
}

/** Says what a chosen set changes for everyone in the lobby, before it does. */
export function ApplySummary({ name, changes, onApply, onCancel }: Props): ReactNode {
  const { t } = useTranslation('rules');
  const { t: tCommon } = useTranslation('common');
  const titleId = useId();
  return (
    <section className="apply-summary" aria-labelledby={titleId} aria-live="polite">
      <h3 id={titleId}>{t('apply.title', { name })}</h3>
      <ul>
        {changes.length === 0 && <li>{t('apply.nothing')}</li>}
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      <div className="set-form-buttons">
        <Button variant="primary" onClick={onApply}>
          {t('apply.apply')}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {tCommon('cancel')}
        </Button>
      </div>
    </section>
  );
}
