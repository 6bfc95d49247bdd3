import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../../ui/controls/Button.tsx';
import { Notice } from '../../../ui/display/Notice.tsx';
import type { ModerationController } from '../moderation-controller.ts';
import type { ModerationStore } from '../moderation-store.ts';
import './door.css';

interface Props {
  readonly store: ModerationStore;
  readonly controller: Pick<ModerationController, 'setDoor' | 'setLocked'>;
}

/** Says that many newcomers came at once, and what helps. It shows until the raid ends or you hide it. */
export function RaidNotice({ store, controller }: Props): ReactNode {
  const { t } = useTranslation('door');
  const { t: words } = useTranslation('moderation');
  const newcomers = useStore(store, ({ door }) => door?.newcomers ?? 0);
  const isKnownOnly = useStore(store, ({ door }) => door?.known === true);
  const isLocked = useStore(store, (state) => state.isLocked);
  const [isHidden, setHidden] = useState(false);
  // The next raid is news again.
  if (newcomers === 0 && isHidden) setHidden(false);
  if (newcomers === 0 || isHidden || (isLocked && isKnownOnly)) return null;
  const actions = (
    <span className="raid-actions">
      {!isLocked && (
        <Button size="small" onClick={() => controller.setLocked(true)}>
          {words('lock')}
        </Button>
      )}
      {!isKnownOnly && (
        <Button
          size="small"
          onClick={() => controller.setDoor({ known: true }, { type: 'known-only' }, { known: false })}
        >
          {t('knownOnly')}
        </Button>
      )}
    </span>
  );
  return (
    <Notice tone="warn" action={actions} onDismiss={() => setHidden(true)}>
      {t('raid', { count: newcomers })}
    </Notice>
  );
}
