import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Binding, VoiceAction } from '../../../shared/model/keys/bindings.ts';
import { CloseIcon } from '../../ui/icons/action-icons.tsx';
import { triggersOf } from './triggers/bindings.ts';
import type { HotkeysController } from './hotkeys-controller.ts';
import type { HotkeysStore } from './hotkeys-store.ts';
import { KeyNotes } from './KeyNotes.tsx';
import { KeySuggestions } from './KeySuggestions.tsx';
import { RecordButton } from './RecordButton.tsx';
import { RecordingNotice } from './RecordingNotice.tsx';
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

/** An action with its keys: you can remove each, and add more. */
export function ActionKeys({ store, controller, action, bindings, platform }: Props): ReactNode {
  const { t } = useTranslation('hotkeys');
  const nameOf = useTriggerName(store);
  const isRecording = useStore(store, (state) => state.recording?.action === action);
  const triggers = triggersOf(bindings, action);
  const name = t(`action.${action}`);
  const suggestions = <KeySuggestions {...{ store, controller, action, bindings, platform }} />;
  return (
    <li className="keys-row" aria-label={name} data-label={name}>
      <div className="keys-action">
        <strong>{name}</strong>
        <span className="field-note">{t(`does.${action}`)}</span>
      </div>
      <div className="keys-caps">
        {triggers.length === 0 && !isRecording && (
          <>
            <span className="field-note">{t('none')}</span>
            {suggestions}
          </>
        )}
        {triggers.map((trigger) => (
          <kbd key={triggerId(trigger)} className="keys-cap">
            {nameOf(trigger)}
            <button
              type="button"
              data-removes=""
              aria-label={t('removeFor', { key: nameOf(trigger), action: name })}
              onClick={() => controller.remove(trigger)}
            >
              <CloseIcon />
            </button>
          </kbd>
        ))}
        <RecordButton
          store={store}
          controller={controller}
          action={action}
          kind="add"
          label={t('addFor', { action: name })}
        >
          {t('add')}
        </RecordButton>
      </div>
      <RecordingNotice store={store} controller={controller} action={action} />
      <KeyNotes store={store} triggers={triggers} suggestions={suggestions} />
    </li>
  );
}
