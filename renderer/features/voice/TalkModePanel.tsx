import { useEffect, useState, type ReactNode } from 'react';
import type { Settings } from '../../../shared/model/settings.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { talkKeyLabel, talkKeyProblem } from './talk-key.ts';
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
        <TalkKeyPicker code={settings.pushToTalkKey} onPick={(pushToTalkKey) => onSettingsChange({ pushToTalkKey })} />
      ) : (
        <p className="field-note">Your microphone is sent all the time, until you mute it.</p>
      )}
    </div>
  );
}

interface PickerProps {
  readonly code: string;
  readonly onPick: (code: string) => void;
}

function TalkKeyPicker({ code, onPick }: PickerProps): ReactNode {
  const [isListening, setListening] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    if (!isListening) return;
    const stop = new AbortController();
    const listen = (event: KeyboardEvent): void => {
      event.preventDefault();
      event.stopPropagation();
      const found = event.code === 'Escape' ? null : talkKeyProblem(event.code);
      setProblem(found);
      if (found === null && event.code !== 'Escape') onPick(event.code);
      if (found === null) setListening(false);
    };
    window.addEventListener('keydown', listen, { capture: true, signal: stop.signal });
    return () => stop.abort();
  }, [isListening, onPick]);

  return (
    <div className="talk-key">
      <span className="talk-key-text">
        Hold <kbd>{talkKeyLabel(code)}</kbd> to talk
      </span>
      <button className="button button-secondary" type="button" aria-pressed={isListening} onClick={() => setListening(!isListening)} onBlur={() => setListening(false)}>
        {isListening ? 'Press a key' : 'Change key'}
      </button>
      {problem !== null && <p className="talk-key-problem" role="alert">{problem}</p>}
    </div>
  );
}
