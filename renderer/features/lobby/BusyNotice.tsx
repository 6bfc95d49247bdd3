import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FRAME_MS } from '../../../shared/audio-format.ts';
import { Notice } from '../../ui/display/Notice.tsx';
import type { LoweredLimits } from './lobby-store.ts';

/**
 * Says what the host leaves out under load. It appears and disappears automatically, since you can do nothing about it.
 */
export function BusyNotice({ lowered }: { readonly lowered: LoweredLimits }): ReactNode {
  const { t } = useTranslation('lobby');
  const key = lowered.isMono ? 'busy.flat' : lowered.packetMs > FRAME_MS ? 'busy.later' : 'busy.quieter';
  return <Notice tone="info">{t(key, { count: lowered.voices })}</Notice>;
}
