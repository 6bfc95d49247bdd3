import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../ui/controls/Button.tsx';
import { Notice } from '../../ui/display/Notice.tsx';
import type { HeadsetController } from './headset-controller.ts';
import type { ConnectedHeadset, HeadsetStore } from './headset-store.ts';

interface Props {
  readonly store: HeadsetStore;
  readonly controller: HeadsetController;
}

/** Says that a phone carries your sound and what it has turned off, or that it is gone. */
export function HeadsetNotice({ store, controller }: Props): ReactNode {
  const { t } = useTranslation('headset');
  const { headset, hasGone } = useStore(store);
  if (headset !== null)
    return (
      <Notice
        tone={headset.isMuted || headset.isDeafened ? 'warn' : 'info'}
        action={<Button onClick={controller.end}>{t('stop')}</Button>}
      >
        {t(textOf(headset))}
      </Notice>
    );
  if (!hasGone) return null;
  return (
    <Notice tone="warn" onDismiss={controller.dismissNotice}>
      {t('gone')}
    </Notice>
  );
}

function textOf({ isMuted, isDeafened }: ConnectedHeadset): 'deafenedThere' | 'mutedThere' | 'connected' {
  if (isDeafened) return 'deafenedThere';
  return isMuted ? 'mutedThere' : 'connected';
}
