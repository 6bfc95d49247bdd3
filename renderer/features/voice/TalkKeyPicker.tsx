import { useEffect, useState, type ReactNode } from 'react';
import { talkKeyLabel, talkKeyProblem } from './talk-key.ts';
import './voice.css';

interface Props {
  /** What holding the key does: "to talk". */
  readonly action: string;
  readonly code: string;
  /** Keys that do something else already. */
  readonly taken: readonly string[];
  readonly onPick: (code: string) => void;
}

/** A key that is held, and how to choose another. */
export function TalkKeyPicker({ action, code, taken, onPick }: Props): ReactNode {
  const [isListening, setListening] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    if (!isListening) return;
    const stop = new AbortController();
    const listen = (event: KeyboardEvent): void => {
      event.preventDefault();
      event.stopPropagation();
      const found = event.code === 'Escape' ? null : talkKeyProblem(event.code, taken);
      setProblem(found);
      if (found === null && event.code !== 'Escape') onPick(event.code);
      if (found === null) setListening(false);
    };
    window.addEventListener('keydown', listen, { capture: true, signal: stop.signal });
    return () => stop.abort();
  }, [isListening, taken, onPick]);

  return (
    <div className="talk-key">
      <span className="talk-key-text">
        Hold <kbd>{talkKeyLabel(code)}</kbd> {action}
      </span>
      <button className="button button-secondary" type="button" aria-pressed={isListening} aria-label={isListening ? undefined : `Change key ${action}`} onClick={() => setListening(!isListening)} onBlur={() => setListening(false)}>
        {isListening ? 'Press a key' : 'Change key'}
      </button>
      {problem !== null && <p className="talk-key-problem" role="alert">{problem}</p>}
    </div>
  );
}
