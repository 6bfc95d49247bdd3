import { useEffect, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../ui/controls/Button.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { lastInput, watchLastInput } from '../../ui/focus/last-input.ts';
import { CloseIcon } from '../../ui/icons/action-icons.tsx';
import type { Toast, ToastController, ToastStore } from './toast-store.ts';
import { undoKeyName, useToastKeys } from './use-toast-keys.ts';
import './toasts.css';

interface Props {
  readonly store: ToastStore;
  readonly controller: ToastController;
}

const SHOWN_MS = 8_000;
/** The keyboard needs a while to get there. */
const SHOWN_FOR_KEYBOARD_MS = 20_000;

/**
 * Shows what happened, and takes it back. A toast goes after 8 s, or 20 s while the keyboard is used, but not while it
 * has pointer or focus. Ctrl+Z undoes the newest, F6 leads to it.
 */
export function Toasts({ store, controller }: Props): ReactNode {
  const toasts = useStore(store, (state) => state.toasts);
  const list = useRef<HTMLDivElement>(null);
  useToastKeys(list, store, controller);
  useEffect(watchLastInput, []);
  // In the top layer it is above everything else, and a dialog that scrolls neither moves nor clips it.
  useLayoutEffect(() => list.current?.showPopover(), []);
  useDialogTitle(list);
  return (
    <div className="toasts" ref={list} popover="manual" role="status">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} controller={controller} />
      ))}
    </div>
  );
}

/** Keeps the list in a dialog on its title row, beside which it covers nothing that can be used. */
function useDialogTitle(list: RefObject<HTMLDivElement | null>): void {
  useLayoutEffect(() => {
    const element = list.current;
    const dialog = element?.closest('dialog');
    if (element == null || dialog == null) return undefined;
    const place = (): void => {
      const { top, width } = dialog.getBoundingClientRect();
      element.style.setProperty('--dialog-top', `${Math.round(top)}px`);
      element.style.setProperty('--dialog-width', `${Math.round(width)}px`);
    };
    place();
    const observer = new ResizeObserver(place);
    observer.observe(dialog);
    window.addEventListener('resize', place);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', place);
    };
  }, [list]);
}

function ToastCard({ toast, controller }: { readonly toast: Toast } & Pick<Props, 'controller'>): ReactNode {
  const { t, i18n } = useTranslation('common');
  const { t: keys } = useTranslation('hotkeys');
  const undoKey = undoKeyName(keys);
  const [isHeld, setHeld] = useState(false);
  const { id, text, onUndo, action } = toast;
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(
      () => controller.dismiss(id),
      lastInput() === 'keyboard' ? SHOWN_FOR_KEYBOARD_MS : SHOWN_MS,
    );
    return () => clearTimeout(timer);
  }, [isHeld, controller, id]);
  return (
    <div
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className="toast-text">
        {typeof text === 'string' ? text : text(i18n)}
        {onUndo !== null && action === null && (
          <span className="visually-hidden"> {t('undoByKey', { key: undoKey })}</span>
        )}
      </span>
      {onUndo !== null && (
        <span className="toast-undo" data-tip={action === null ? undoKey : undefined}>
          <Button size="small" onClick={() => controller.undo(id)}>
            {action === null ? t('undo') : typeof action === 'string' ? action : action(i18n)}
          </Button>
        </span>
      )}
      <IconButton label={t('dismiss')} icon={<CloseIcon />} onClick={() => controller.dismiss(id)} />
    </div>
  );
}
