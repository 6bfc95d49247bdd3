import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { TextStore } from '../../../features/text/text-store.ts';
import { LiveRegion } from '../../../ui/display/LiveRegion.tsx';

/** Announces each new message to screen readers, whatever shows. */
export function TextAnnouncement({ store }: { readonly store: TextStore }): ReactNode {
  const { t } = useTranslation('text');
  const latest = useStore(store, (state) => state.latest);
  if (latest === null) return <LiveRegion message="" />;
  const { name, text } = latest.message;
  return <LiveRegion message={t(latest.isForYou ? 'announcedForYou' : 'announced', { name, text })} />;
}
