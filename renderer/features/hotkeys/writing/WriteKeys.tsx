import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Binding } from '../../../../shared/model/keys/bindings.ts';
import { MAX_WRITE_KEYS } from '../../../../shared/model/keys/write-keys.ts';
import type { Settings } from '../../../../shared/model/settings.ts';
import { CloseIcon } from '../../../ui/icons/action-icons.tsx';
import { keyCap } from '../triggers/key-cap.ts';
import { readWriteKey, type WriteKeyProblem } from './read-write-key.ts';

interface Props {
  readonly settings: Pick<Settings, 'bindings' | 'writeKeys'>;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
}

/** The keys that begin a message in this window: you can remove each, and add more. A row of the list of keys. */
export function WriteKeys({ settings: { bindings, writeKeys }, onSettingsChange }: Props): ReactNode {
  const { t } = useTranslation('hotkeys');
  const name = t('write.name');
  const note = useId();
  const [problem, setProblem] = useState<WriteKeyProblem | { readonly code: 'full' } | null>(null);
  const recording = useRecording(bindings, (read) => {
    if (typeof read !== 'string') return setProblem(read);
    setProblem(null);
    if (writeKeys.includes(read)) return;
    if (writeKeys.length >= MAX_WRITE_KEYS) return setProblem({ code: 'full' });
    onSettingsChange({ writeKeys: [...writeKeys, read] });
  });
  return (
    <li className="keys-row" aria-label={name} data-label={name}>
      <div className="keys-action">
        <strong>{name}</strong>
        <span className="field-note" id={note}>
          {t('write.does')}
        </span>
      </div>
      <div className="keys-caps">
        {writeKeys.length === 0 && !recording.isOn && <span className="field-note">{t('none')}</span>}
        {writeKeys.map((key) => (
          <kbd key={key} className="keys-cap">
            {keyCap(key)}
            <button
              type="button"
              data-removes=""
              aria-label={t('removeFor', { key: keyCap(key), action: name })}
              onClick={() => onSettingsChange({ writeKeys: writeKeys.filter((other) => other !== key) })}
            >
              <CloseIcon />
            </button>
          </kbd>
        ))}
        <button
          ref={recording.button}
          data-is-main="true"
          className="button button-secondary record-key"
          type="button"
          aria-pressed={recording.isOn}
          aria-label={recording.isOn ? undefined : t('addFor', { action: name })}
          aria-describedby={note}
          onClick={() => {
            setProblem(null);
            recording.set(!recording.isOn);
          }}
          onBlur={() => recording.set(false)}
        >
          {t(recording.isOn ? 'recording' : 'add')}
        </button>
      </div>
      {problem !== null ? (
        <p className="keys-problem" role="alert">
          <ProblemText problem={problem} />
        </p>
      ) : (
        recording.isOn && (
          <p className="field-note" role="status">
            {t('write.hint')}
          </p>
        )
      )}
    </li>
  );
}

function ProblemText({ problem }: { readonly problem: WriteKeyProblem | { readonly code: 'full' } }): ReactNode {
  const { t } = useTranslation('hotkeys');
  if (problem.code === 'full') return t('problem.full');
  if (problem.code === 'unusable') return t('write.unusable');
  const key = keyCap(problem.key);
  if (problem.code === 'used') return t('write.used', { key, action: t(`action.${problem.action}`) });
  return t(`problem.${problem.code}`, { key });
}

/** Waits for a key in this window. A key that cannot be used is reported, and the next one awaited. */
function useRecording(bindings: readonly Binding[], onRead: (read: string | WriteKeyProblem) => void) {
  const [isOn, set] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const latest = useRef({ bindings, onRead });
  useEffect(() => {
    latest.current = { bindings, onRead };
  });
  useEffect(() => {
    if (!isOn) return;
    const stop = new AbortController();
    const options = { capture: true, signal: stop.signal };
    // The release of a key would click the button.
    const swallow = (event: Event): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener('keyup', swallow, options);
    window.addEventListener(
      'keydown',
      (event) => {
        swallow(event);
        if (event.repeat) return;
        if (event.key === 'Escape') return set(false);
        const read = readWriteKey(event, latest.current.bindings);
        if (typeof read === 'string') set(false);
        if (read !== null) latest.current.onRead(read);
      },
      options,
    );
    return () => stop.abort();
  }, [isOn]);
  return { isOn, set, button };
}
