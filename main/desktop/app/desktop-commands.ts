import type { EarshotContract, TrayState } from '../../../shared/ipc/contract.ts';
import type { Handlers, RequestOf } from '../../../shared/ipc/define.ts';
import { success } from '../../../shared/result.ts';
import { TypedEmitter } from '../../../shared/typed-emitter.ts';
import type { AppEvents, Diagnostics, OverlayService, UpdateService } from './ports.ts';
import type { Log } from '../../../shared/log.ts';

/** The commands of the tray's menu to the window. */
export type TrayAction = AppEvents['app:tray-used']['action'];

/** A notification that the window wants the desktop to show. */
export type DesktopNotification = RequestOf<EarshotContract, 'app:notify'>;

export interface DesktopDependencies {
  readonly overlay: OverlayService;
  readonly updates: UpdateService;
  readonly diagnostics: Diagnostics;
  readonly log: Log;
}

interface DesktopCommands {
  readonly handlers: Pick<
    Handlers<EarshotContract>,
    | 'app:diagnose'
    | 'app:notify'
    | 'app:show-state'
    | 'overlay:describe'
    | 'overlay:renew'
    | 'overlay:show'
    | 'update:check'
    | 'update:install'
  >;
  windowIsThere(): void;
  /** Clears the overlay and removes the lobby from the tray's state: nobody knows now who is talking. */
  windowIsGone(): void;
  onTrayState(listener: (state: TrayState) => void): () => void;
  onNotification(listener: (notification: DesktopNotification) => void): () => void;
  useTray(action: TrayAction): void;
  close(): Promise<void>;
}

/** The commands and events of the desktop itself: overlay, tray, updates and the report for support. */
export function createDesktopCommands(
  { overlay, updates, diagnostics, log }: DesktopDependencies,
  events: TypedEmitter<AppEvents>,
): DesktopCommands {
  let trayState: TrayState | undefined;
  const shown = new TypedEmitter<{ readonly tray: TrayState; readonly notification: DesktopNotification }>((error) =>
    log.error('The tray or a notification could not be shown.', error),
  );
  updates.on((status) => events.emit('update:status', status));

  return {
    handlers: {
      'app:diagnose': async ({ window }) => success({ report: await diagnostics.report(window) }),
      'app:notify': async (notification) => {
        shown.emit('notification', notification);
        return success({});
      },
      'app:show-state': async (state) => {
        trayState = state;
        shown.emit('tray', state);
        return success({});
      },
      'overlay:describe': async () => success(await overlay.describe()),
      'overlay:renew': async () => success(await overlay.renew()),
      'overlay:show': async ({ people, texts = [] }) => {
        overlay.show(people, texts);
        diagnostics.rememberNames(people.map(({ name }) => name));
        return success({});
      },
      'update:check': async () => {
        await updates.check();
        return success({});
      },
      'update:install': async () => {
        const installed = await updates.install();
        return installed.ok ? success({}) : installed;
      },
    },
    // Runs after the answer to the command that showed that there is a window.
    windowIsThere: () => void setImmediate(() => events.emit('update:status', updates.status())),
    windowIsGone() {
      overlay.show([]);
      if (trayState !== undefined) shown.emit('tray', { ...trayState, isInLobby: false, isHostOfOthers: false });
    },
    onTrayState: (listener) => shown.on('tray', listener),
    onNotification: (listener) => shown.on('notification', listener),
    useTray: (action) => events.emit('app:tray-used', { action }),
    async close() {
      updates.close();
      await overlay.close();
    },
  };
}
