import type { EarshotContract, TrayState } from '../../../shared/ipc/contract.ts';
import type { RequestOf } from '../../../shared/ipc/define.ts';
import { success } from '../../../shared/result.ts';
import { TypedEmitter } from '../../../shared/typed-emitter.ts';
import type { AppEvents, Diagnostics, OverlayService, UpdateService } from './ports.ts';
import type { Log } from '../../../shared/log.ts';

/** What the tray's menu asks of the window. */
export type TrayAction = AppEvents['app:tray-used']['action'];

export interface DesktopDependencies {
  readonly overlay: OverlayService;
  readonly updates: UpdateService;
  readonly diagnostics: Diagnostics;
  readonly log: Log;
}

/** What the desktop itself has to do with: overlay, tray, updates, the report for whoever helps. */
export function createDesktopCommands(
  { overlay, updates, diagnostics, log }: DesktopDependencies,
  events: TypedEmitter<AppEvents>,
) {
  let trayState: TrayState | undefined;
  const shown = new TypedEmitter<{ readonly tray: TrayState }>((error) =>
    log.error('The tray could not be changed.', error),
  );
  updates.on((status) => events.emit('update:status', status));

  return {
    handlers: {
      'app:diagnose': async ({ window }: RequestOf<EarshotContract, 'app:diagnose'>) =>
        success({ report: await diagnostics.report(window) }),
      'app:show-state': async (state: TrayState) => {
        trayState = state;
        shown.emit('tray', state);
        return success({});
      },
      'overlay:describe': async () => success(await overlay.describe()),
      'overlay:renew': async () => success(await overlay.renew()),
      'overlay:show': async ({ people }: RequestOf<EarshotContract, 'overlay:show'>) => {
        overlay.show(people);
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
    // After the answer to the command that told us that there is a window.
    windowIsThere: () => void setImmediate(() => events.emit('update:status', updates.status())),
    /** The window is gone, and with it whoever it said is talking. */
    windowIsGone(): void {
      overlay.show([]);
      if (trayState !== undefined) shown.emit('tray', { ...trayState, isInLobby: false, isHostOfOthers: false });
    },
    onTrayState: (listener: (state: TrayState) => void) => shown.on('tray', listener),
    useTray: (action: TrayAction) => events.emit('app:tray-used', { action }),
    async close(): Promise<void> {
      updates.close();
      await overlay.close();
    },
  };
}
