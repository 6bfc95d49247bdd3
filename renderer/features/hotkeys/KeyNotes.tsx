import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { isSameTrigger, type Trigger } from '../../../shared/model/keys/bindings.ts';
import { Notice } from '../../ui/display/Notice.tsx';
import type { HotkeysStore } from './hotkeys-store.ts';
import { isTypedElsewhere, triggerId } from './triggers/trigger.ts';
import { useTriggerName } from './triggers/use-trigger-name.ts';

interface Props {
  readonly store: HotkeysStore;
  /** The keys of an action. */
  readonly triggers: readonly Trigger[];
}

/** Says which of an action's keys do not work in games, and which you also press while you write. */
export function KeyNotes({ store, triggers }: Props): ReactNode {
  const { t } = useTranslation('hotkeys');
  const unheard = useStore(store, (state) => state.status.unheard);
  const nameOf = useTriggerName(store);
  return triggers.map((trigger) => {
    const isUnheard = unheard.some((other) => isSameTrigger(other, trigger));
    if (!isUnheard && !isTypedElsewhere(trigger)) return null;
    return (
      <Notice key={triggerId(trigger)} tone="warn">
        {t(isUnheard ? 'unheard' : 'typed', { key: nameOf(trigger) })}
      </Notice>
    );
  });
}
