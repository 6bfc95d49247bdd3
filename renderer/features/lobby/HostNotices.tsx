import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/display/Notice.tsx';
import type { HostNotice } from './lobby-store.ts';

interface Props {
  readonly notices: readonly HostNotice[];
  readonly onDismiss: (notice: HostNotice) => void;
}

/** Says why others may not be able to join the lobby that this machine hosts. */
export function HostNotices({ notices, onDismiss }: Props): ReactNode {
  const { t } = useTranslation('lobby');
  return notices.map((notice) => (
    <Notice key={notice.code} tone="warn" onDismiss={() => onDismiss(notice)}>
      {notice.code === 'other-port'
        ? t('hostNotice.other-port', { wanted: String(notice.wantedPort), port: String(notice.port) })
        : t('hostNotice.only-loopback')}
    </Notice>
  ));
}
