import path from 'node:path';
import { Menu, nativeImage, Tray, type NativeImage } from 'electron';
import type { TrayState } from '../../../../../shared/ipc/contract.ts';
import type { DesktopApp } from '../../../app/create-desktop-app.ts';
import { paintTrayIcon } from './paint-tray-icon.ts';
import { FIRST_TRAY_STATE, trayIconState, trayMenu, type TrayCommands, type TrayIconState } from './tray-menu.ts';

export interface TrayOptions {
  readonly app: Pick<DesktopApp, 'onTrayState' | 'useTray'>;
  /** The folder of `tray-16.png` and `tray-32.png`. */
  readonly iconFolder: string;
  readonly showWindow: () => void;
  readonly quit: () => void;
}

/** The tray's icon, which shows the state that the window reports. It exists as long as the program. */
export interface OpenTray {
  /** The latest state, with the texts in the window's language. */
  state(): TrayState;
}

export function openTray({ app, iconFolder, showWindow, quit }: TrayOptions): OpenTray {
  const icons = new Map<TrayIconState, NativeImage>();
  const iconOf = (state: TrayIconState): NativeImage => {
    const known = icons.get(state) ?? loadIcon(iconFolder, state);
    icons.set(state, known);
    return known;
  };
  const commands: TrayCommands = { show: showWindow, use: app.useTray, quit };
  const tray = new Tray(iconOf('idle'));
  let state = FIRST_TRAY_STATE;

  function show(next: TrayState): void {
    state = next;
    tray.setImage(iconOf(trayIconState(next)));
    tray.setContextMenu(Menu.buildFromTemplate(trayMenu(next, commands)));
  }

  tray.setToolTip('Earshot');
  tray.on('click', showWindow);
  show(state);
  app.onTrayState(show);
  return { state: () => state };
}

function loadIcon(iconFolder: string, state: TrayIconState): NativeImage {
  const icon = nativeImage.createEmpty();
  for (const [sizePixels, scaleFactor] of [
    [16, 1],
    [32, 2],
  ] as const) {
    const bitmap = nativeImage.createFromPath(path.join(iconFolder, `tray-${sizePixels}.png`)).toBitmap();
    icon.addRepresentation({
      scaleFactor,
      width: sizePixels,
      height: sizePixels,
      buffer: Buffer.from(paintTrayIcon(bitmap, sizePixels, state)),
    });
  }
  return icon;
}
