import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { VoiceAction } from '../../../shared/model/keys/bindings.ts';
import type { HotkeysController } from './hotkeys-controller.ts';
import type { HotkeysStore } from './hotkeys-store.ts';
import type { RecordingKind } from './triggers/bindings.ts';

interface Props {
  readonly store: HotkeysStore;
  readonly controller: HotkeysController;
  readonly action: VoiceAction;
  readonly kind: RecordingKind;
  /** The label for screen readers, if the text alone is not enough. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** A button that waits for a key from its click until a key arrives or you use something else in this window. */
export function RecordButton({ store, controller, action, kind, label, children }: Props): ReactNode {
  const { t } = useTranslation('hotkeys');
  const isRecording = useStore(store, (state) => state.recording?.action === action && state.recording.kind === kind);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => controller.leave, [controller]);
  useEffect(() => {
    // Another control may have begun it. With the focus here, using something else ends it.
    if (isRecording) button.current?.focus();
  }, [isRecording]);
  return (
    <button
      ref={button}
      data-is-main="true"
      className="button button-secondary record-key"
      type="button"
      aria-pressed={isRecording}
      aria-label={isRecording ? undefined : label}
      onClick={() => (isRecording ? controller.cancelRecording() : controller.record(action, kind))}
      onBlur={() => {
        // A key may be pressed in another window too.
        if (isRecording && document.hasFocus()) controller.cancelRecording();
      }}
    >
      {isRecording ? t('recording') : children}
    </button>
  );
}
