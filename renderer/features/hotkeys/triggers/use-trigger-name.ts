import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore, type StoreApi } from 'zustand';
import type { Binding, Trigger, VoiceAction } from '../../../../shared/model/keys/bindings.ts';
import { triggersOf } from './bindings.ts';
import { triggerName, type KeyLayout } from './trigger-name.ts';

/** The part of the keys' store that knows the player's keyboard. */
type LayoutStore = Pick<StoreApi<{ readonly layout: KeyLayout }>, 'getState' | 'getInitialState' | 'subscribe'>;

/** Returns a function that names keys and buttons as on the player's keyboard, in their language. */
export function useTriggerName(store: LayoutStore): (trigger: Trigger) => string {
  const { t } = useTranslation('hotkeys');
  const layout = useStore(store, (state) => state.layout);
  return useCallback((trigger) => triggerName(trigger, layout, t), [layout, t]);
}

/** Returns the name of an action's first key; null = it has none. */
export function useKeyOfAction(
  store: LayoutStore,
  bindings: readonly Binding[],
): (action: VoiceAction) => string | null {
  const nameOf = useTriggerName(store);
  return useCallback(
    (action) => {
      const [first] = triggersOf(bindings, action);
      return first === undefined ? null : nameOf(first);
    },
    [bindings, nameOf],
  );
}
