import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Toasts } from '../../features/toasts/Toasts.tsx';
import { useTopDialog } from '../../ui/display/dialog/open-dialogs.ts';
import type { WindowApp } from '../create-window-app.ts';

/** The toasts, in the topmost modal dialog if one is open: nothing outside of it can be used. */
export function ToastLayer({ app }: { readonly app: WindowApp }): ReactNode {
  const dialog = useTopDialog();
  const toasts = <Toasts {...app.toasts} />;
  return dialog === null ? toasts : createPortal(toasts, dialog);
}
