import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/display/Notice.tsx';

/** Says as long as it is so that the lobby records what everyone hears. Nobody can close it. */
export function RecordedNotice({ isOn }: { readonly isOn: boolean }): ReactNode {
  const { t } = useTranslation('reports');
  return isOn ? <Notice tone="info">{t('recorded')}</Notice> : null;
}
