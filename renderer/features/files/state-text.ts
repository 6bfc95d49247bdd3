import type { TFunction } from 'i18next';
import type { ShownFile } from './files-store.ts';

/** Returns how far a file is, in words; '' = it waits for nothing. */
export function stateText({ head, state }: ShownFile, isConnected: boolean, t: TFunction<'files'>): string {
  switch (state.type) {
    case 'preparing':
      return t('state.preparing');
    case 'sending':
    case 'getting':
      return isConnected ? t(`state.${state.type}`, { progress: state.progress }) : t('state.waiting');
    case 'offered':
      return head.isOwn ? t('state.sent') : '';
    case 'here':
      return t('state.here');
    case 'failed':
      return t('state.failed');
    case 'gone':
      return t('state.gone');
  }
}
