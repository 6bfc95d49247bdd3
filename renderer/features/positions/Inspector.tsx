import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../ui/folding/Disclosure.tsx';

interface Props {
  /** Whether there is something in it that needs the player. */
  readonly isOpenAtFirst: boolean;
  readonly children: ReactNode;
}

/** Everything about positions that a player rarely needs, behind one line. */
export function Inspector({ isOpenAtFirst, children }: Props): ReactNode {
  const { t } = useTranslation('games');
  return (
    <Disclosure label={t('inspector')} hint={t('inspectorHint')} isOpenAtFirst={isOpenAtFirst} findAs={t('inspector')}>
      {children}
    </Disclosure>
  );
}
