import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './positions.css';

interface Props {
  /** Whether there is something in it that needs the player. */
  readonly isOpenAtFirst: boolean;
  readonly children: ReactNode;
}

/** Everything about positions that a player rarely needs, behind one line. */
export function Inspector({ isOpenAtFirst, children }: Props): ReactNode {
  const { t } = useTranslation('games');
  const [isOpen] = useState(isOpenAtFirst);
  return (
    <details className="inspector" open={isOpen} aria-label={t('inspector')} data-label={t('inspector')}>
      <summary>
        <span className="inspector-title">{t('inspector')}</span>
        <span className="field-note">{t('inspectorHint')}</span>
      </summary>
      <div className="inspector-content">{children}</div>
    </details>
  );
}
