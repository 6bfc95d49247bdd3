import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { FilesStore } from '../../../features/files/files-store.ts';
import { problemText } from '../../../features/files/problem-text.ts';
import { LiveRegion } from '../../../ui/display/LiveRegion.tsx';

/** Announces to screen readers what happens to files, whatever shows. */
export function FileAnnouncement({ store }: { readonly store: FilesStore }): ReactNode {
  const { t } = useTranslation('files');
  const latest = useStore(store, (state) => state.latest);
  const maxBytes = useStore(store, (state) => state.maxBytes ?? 0);
  if (latest === null) return <LiveRegion message="" />;
  const { what, file } = latest;
  const { fileName, size, head, state } = file;
  const reason = state.type === 'failed' ? problemText(state.problem, maxBytes, t) : '';
  return <LiveRegion message={t(`announced.${what}`, { name: head.name, file: fileName, size, reason })} />;
}
