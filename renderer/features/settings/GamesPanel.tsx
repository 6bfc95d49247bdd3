import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button.tsx';

/** The games page, which leads to the positions that games send. */
export function GamesPanel({ onOpenPositions }: { readonly onOpenPositions: () => void }): ReactNode {
  const { t } = useTranslation('settings');
  return (
    <section className="action-row" aria-label={t('games')}>
      <p>{t('gamesHint')}</p>
      <Button onClick={onOpenPositions}>{t('positions')}</Button>
    </section>
  );
}
