import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Binding, VoiceAction } from '../../../shared/model/keys/bindings.ts';
import { Button } from '../../ui/controls/Button.tsx';
import type { HotkeysController } from './hotkeys-controller.ts';
import type { HotkeysStore } from './hotkeys-store.ts';
import { suggestedTriggers } from './suggestions.ts';
import { triggerId } from './triggers/trigger.ts';
import { useTriggerName } from './triggers/use-trigger-name.ts';

interface Props {
  readonly store: HotkeysStore;
  readonly controller: HotkeysController;
  readonly action: VoiceAction;
  readonly bindings: readonly Binding[];
  /** The platform as Node names it; '' = not known yet. */
  readonly platform: string;
}

/** Offers keys that suit an action; a click binds one in place of the others. */
export function KeySuggestions({ store, controller, action, bindings, platform }: Props): ReactNode {
  const { t } = useTranslation('hotkeys');
  const nameOf = useTriggerName(store);
  const suggested = suggestedTriggers(action, bindings, platform);
  if (suggested.length === 0) return null;
  return (
    <span className="keys-answers">
      {suggested.map((trigger) => (
        <Button key={triggerId(trigger)} onClick={() => controller.choose(action, trigger)}>
          {t('use', { key: nameOf(trigger) })}
        </Button>
      ))}
    </span>
  );
}
