import type { TFunction } from 'i18next';
import { useEffect, type RefObject } from 'react';
import { isTextEntry } from '../../ui/controls/text-entry.ts';
import type { ToastController, ToastStore } from './toast-store.ts';

const IS_APPLE = /Mac|iPhone|iPad/u.test(globalThis.navigator?.platform ?? '');

/** Names the key that takes back what the newest toast is about. */
export function undoKeyName(t: TFunction<'hotkeys'>): string {
  return IS_APPLE ? '⌘Z' : `${t('modifier.Control')}+Z`;
}

/** Undoes the newest toast by Ctrl+Z, outside of text fields, which have an undo of their own; F6 leads to it. */
export function useToastKeys(
  list: RefObject<HTMLElement | null>,
  store: ToastStore,
  controller: ToastController,
): void {
  useEffect(() => {
    const onDown = (event: KeyboardEvent): void => {
      const { toasts } = store.getState();
      if (event.key === 'F6' && toasts.length > 0) {
        event.preventDefault();
        list.current?.querySelector('.toast:last-child')?.querySelector('button')?.focus();
        return;
      }
      const isUndo = event.code === 'KeyZ' && (IS_APPLE ? event.metaKey : event.ctrlKey) && !event.shiftKey;
      // A dialog with changes of its own has taken one back.
      if (!isUndo || event.defaultPrevented || isTextEntry(event.target)) return;
      const newest = toasts.findLast(({ onUndo, action }) => onUndo !== null && action === null);
      if (newest === undefined) return;
      event.preventDefault();
      controller.undo(newest.id);
    };
    window.addEventListener('keydown', onDown);
    return () => window.removeEventListener('keydown', onDown);
  }, [list, store, controller]);
}
