import type { ReactNode } from 'react';
import type { Settings } from '../../../shared/model/settings.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { TalkKeyPicker } from './TalkKeyPicker.tsx';
import './voice.css';

interface Props {
  readonly settings: Settings;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
}

/** Push to talk with which key, or open microphone. */
export function TalkModePanel({ settings, onSettingsChange }: Props): ReactNode {
  return (
    <div className="talk-mode">
      <Segmented
        label="How you talk"
        value={settings.talkMode}
        options={[
          { value: 'push-to-talk', label: 'Push to talk' },
          { value: 'open-mic', label: 'Open mic' },
        ]}
        onChange={(talkMode) => onSettingsChange({ talkMode })}
      />
      {settings.talkMode === 'push-to-talk' ? (
        <TalkKeyPicker action="to talk" code={settings.pushToTalkKey} taken={[]} onPick={(pushToTalkKey) => onSettingsChange({ pushToTalkKey })} />
      ) : (
        <p className="field-note">Your microphone is sent all the time, until you mute it.</p>
      )}
    </div>
  );
}
