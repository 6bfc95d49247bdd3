import type { i18n } from 'i18next';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** What a toast says. A function follows the language, for a toast that shows while it changes. */
export type ToastText = string | ((texts: i18n) => string);

/** Something that happened, which can be undone for some seconds. */
export interface Toast {
  readonly id: number;
  readonly text: ToastText;
  /** Takes it back, or does what `action` says; null = there is nothing to do. */
  readonly onUndo: (() => void) | null;
  /** The label of the button; null = it takes back what happened. */
  readonly action: ToastText | null;
}

export type ToastStore = StoreApi<{ readonly toasts: readonly Toast[] }>;

export interface ToastController {
  /**
   * Shows a text. `topic`: replaces the toast of the same topic, so that a slider does not fill the window. `action`:
   * labels what `onUndo` does, if it takes nothing back.
   */
  show(topic: string, text: ToastText, onUndo: (() => void) | null, action?: ToastText): void;
  dismiss(id: number): void;
  /** Takes back what the toast is about, or does what it offers, and closes it. */
  undo(id: number): void;
}

/** More would hide the window; the oldest goes first. */
const MOST_TOASTS = 3;

export function createToasts(): { readonly store: ToastStore; readonly controller: ToastController } {
  const store: ToastStore = createStore(() => ({ toasts: [] as readonly Toast[] }));
  const topics = new Map<number, string>();
  let lastId = 0;
  const dismiss = (id: number): void => {
    topics.delete(id);
    store.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
  };
  return {
    store,
    controller: {
      show(topic, text, onUndo, action) {
        const before = store.getState().toasts.filter(({ id }) => topics.get(id) !== topic);
        lastId += 1;
        topics.set(lastId, topic);
        store.setState({
          toasts: [...before, { id: lastId, text, onUndo, action: action ?? null }].slice(-MOST_TOASTS),
        });
      },
      dismiss,
      undo(id) {
        const toast = store.getState().toasts.find((one) => one.id === id);
        dismiss(id);
        toast?.onUndo?.();
      },
    },
  };
}
