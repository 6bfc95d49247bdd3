import { Notification } from 'electron';
import type { DesktopApp } from '../../../app/create-desktop-app.ts';

export interface NotificationOptions {
  readonly app: Pick<DesktopApp, 'onNotification'>;
  readonly showWindow: () => void;
}

/** Shows the notifications that the window wants. A click on one shows the window. */
export function followNotifications({ app, showWindow }: NotificationOptions): void {
  // One that is forgotten is collected, and its click with it.
  const shown = new Set<Notification>();
  app.onNotification(({ title, body }) => {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ title, body });
    shown.add(notification);
    notification.on('click', () => {
      shown.delete(notification);
      showWindow();
    });
    notification.on('close', () => shown.delete(notification));
    notification.on('failed', () => shown.delete(notification));
    notification.show();
  });
}
