import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Notice } from '../../ui/display/Notice.tsx';
import type { DevicesController } from './devices-controller.ts';
import type { DevicesStore } from './devices-store.ts';

interface Props {
  readonly store: DevicesStore;
  readonly controller: DevicesController;
}

/** Says that a device came or went, or cannot be used as chosen. */
export function DevicesNotice({ store, controller }: Props): ReactNode {
  const { t } = useTranslation('devices');
  const notice = useStore(store, (state) => state.notice);
  if (notice === null) return null;
  return (
    <Notice tone="info" onDismiss={controller.dismissNotice}>
      {t(`notice.${notice.kind}`, { label: 'label' in notice ? notice.label : '' })}
    </Notice>
  );
}
