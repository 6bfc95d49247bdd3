import { useEffect, useState } from 'react';
import type { WindowApp } from '../create-window-app.ts';
import { SettingsHistory } from './settings-history.ts';

/** Follows what you change while the settings are open. Ctrl+Z takes the last change back, outside of text fields. */
export function useSettingsHistory(app: WindowApp): SettingsHistory {
  const [history] = useState(() => new SettingsHistory(app));
  useEffect(() => history.follow(), [history]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.code === 'KeyZ';
      if (isUndo && !event.defaultPrevented && !undoesText(event.target) && history.undoLast()) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [history]);
  return history;
}

/** Returns whether the browser undoes what was typed there. */
function undoesText(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return !target.readOnly;
  if (!(target instanceof HTMLInputElement)) return false;
  return !target.readOnly && !['checkbox', 'radio', 'range', 'button'].includes(target.type);
}
