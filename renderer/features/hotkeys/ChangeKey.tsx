import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/model/settings.ts';
import { KEY_PLACE, TextWithKey } from '../../ui/display/TextWithKey.tsx';
import type { HotkeysController } from './hotkeys-controller.ts';
import type { HotkeysStore } from './hotkeys-store.ts';
import { triggersOf } from './triggers/bindings.ts';
import { KeyNotes } from './KeyNotes.tsx';
import { KeySuggestions } from './KeySuggestions.tsx';
import { RecordButton } from './RecordButton.tsx';
import { RecordingNotice } from './RecordingNotice.tsx';
import { useKeyOfAction } from './triggers/use-trigger-name.ts';
import './hotkeys.css';

interface Props {
  readonly store: HotkeysStore;
  readonly controller: HotkeysController;
  readonly settings: Settings;
  /** The platform as Node names it; '' = not known yet. */
  readonly platform: string;
  /** Which keys are good ones, below. */
  readonly hint?: ReactNode;
  /** What stands below the key. */
  readonly children?: ReactNode;
}

/** The key to hold for talking or muting, and a way to choose another. */
export function ChangeKey({ store, controller, settings, platform, hint, children }: Props): ReactNode {
  const { t } = useTranslation('hotkeys');
  const { bindings } = settings;
  const keyName = useKeyOfAction(store, bindings)('talk');
  const suggestions = <KeySuggestions {...{ store, controller, bindings, platform }} action="talk" />;
  return (
    <div className="change-key">
      {keyName === null ? (
        <span>{t('noTalkKey')}</span>
      ) : (
        <TextWithKey
          text={t(settings.talkMode === 'push-to-mute' ? 'holdToMute' : 'holdToTalk', { key: KEY_PLACE })}
          keyName={keyName}
        />
      )}
      <span className="change-key-buttons">
        {keyName === null && suggestions}
        <RecordButton store={store} controller={controller} action="talk" kind="replace">
          {t(keyName === null ? 'choose' : 'change')}
        </RecordButton>
      </span>
      {children}
      <RecordingNotice store={store} controller={controller} action="talk" otherwise={hint} />
      <KeyNotes store={store} triggers={triggersOf(bindings, 'talk')} suggestions={suggestions} />
    </div>
  );
}
