import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { isSameTrigger, type Trigger } from '../../../shared/model/keys/bindings.ts';
import { Notice } from '../../ui/display/Notice.tsx';
import { worksElsewhere } from './elsewhere-text.ts';
import type { HotkeysStore } from './hotkeys-store.ts';
import { isTypedElsewhere, triggerId } from './triggers/trigger.ts';
import { useTriggerName } from './triggers/use-trigger-name.ts';

interface Props {
  readonly store: HotkeysStore;
  /** The keys of an action. */
  readonly triggers: readonly Trigger[];
  /** Offers better keys, beside the warning about one. */
  readonly suggestions: ReactNode;
}

/** Says which of an action's keys do not work in games, and which you also press while you write in other programs. */
export function KeyNotes({ store, triggers, suggestions }: Props): ReactNode {
  const { t } = useTranslation('hotkeys');
  const status = useStore(store, (state) => state.status);
  const nameOf = useTriggerName(store);
  return triggers.map((trigger) => {
    const isUnheard = status.unheard.some((other) => isSameTrigger(other, trigger));
    if (!isUnheard && !(worksElsewhere(status) && isTypedElsewhere(trigger))) return null;
    return (
      <Notice key={triggerId(trigger)} tone="warn" action={suggestions}>
        {t(isUnheard ? 'unheard' : 'typed', { key: nameOf(trigger) })}
      </Notice>
    );
  });
}
