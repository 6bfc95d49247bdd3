import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Notice } from '../../ui/display/Notice.tsx';
import { noticeText } from './notice-text.ts';
import type { SettingsController } from './settings-controller.ts';
import type { SettingsStore } from './settings-store.ts';

interface Props {
  readonly store: SettingsStore;
  readonly controller: SettingsController;
}

/** Shows problems with the data stored on this machine; you can dismiss each separately. */
export function SettingsNotices({ store, controller }: Props): ReactNode {
  const { i18n } = useTranslation();
  const notices = useStore(store, (state) => state.notices);
  return notices.map((notice) => (
    <Notice
      key={`${notice.undone} ${notice.error.code}`}
      tone="warn"
      onDismiss={() => controller.dismissNotice(notice)}
    >
      {noticeText(notice, i18n)}
    </Notice>
  ));
}
