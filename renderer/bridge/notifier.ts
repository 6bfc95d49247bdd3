import type { EarshotBridge } from '../../shared/ipc/contract.ts';

/** A notification of the desktop. */
export interface DesktopNotification {
  readonly title: string;
  readonly body: string;
}

/** Whether the desktop shows notifications: `unasked` = the browser asks before the first. */
type NotifyPermission = 'granted' | 'unasked' | 'denied';

/** Shows notifications of the desktop. A click on one brings the window to the front. */
export interface Notifier {
  permission(): NotifyPermission;
  /** Asks for the permission if the browser wants that; call it in a gesture of the player. */
  ask(): Promise<NotifyPermission>;
  show(notification: DesktopNotification): void;
}

export interface NotifierDependencies {
  readonly bridge: EarshotBridge;
  /** Whether the program itself shows notifications, instead of the browser. */
  readonly isProgram: () => boolean;
  /** The browser's notifications; undefined = it has none, as on some phones. */
  readonly api: NotificationApi | undefined;
  readonly focusWindow: () => void;
}

/** The part of the Notifications API (WHATWG) that is used here. */
export interface NotificationApi {
  new (
    title: string,
    options: { body: string; tag: string },
  ): {
    onclick: ((event: Event) => unknown) | null;
    close(): void;
  };
  readonly permission: NotificationPermission;
  requestPermission(): Promise<NotificationPermission>;
}

/** Creates the notifications of this shell: the program's own, or the browser's. */
export function createNotifier({ bridge, isProgram, api, focusWindow }: NotifierDependencies): Notifier {
  const read = (permission: NotificationPermission): NotifyPermission =>
    permission === 'default' ? 'unasked' : permission;
  const permission = (): NotifyPermission => {
    if (isProgram()) return 'granted';
    return api === undefined ? 'denied' : read(api.permission);
  };
  return {
    permission,
    ask: async () => (isProgram() || api === undefined ? permission() : read(await api.requestPermission())),
    show({ title, body }) {
      if (isProgram()) return void bridge.invoke('app:notify', { title, body });
      if (api === undefined || api.permission !== 'granted') return;
      try {
        const shown = new api(title, { body, tag: 'earshot' });
        shown.onclick = () => {
          focusWindow();
          shown.close();
        };
      } catch {
        // Chrome on Android has the constructor, and throws.
      }
    },
  };
}
