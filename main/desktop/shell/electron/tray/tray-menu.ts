import type { MenuItemConstructorOptions } from 'electron';
import type { TrayState } from '../../../../../shared/ipc/contract.ts';
import type { TrayAction } from '../../../app/desktop-commands.ts';

/** The state that the tray icon shows. */
export type TrayIconState = 'idle' | 'in-lobby' | 'muted' | 'deafened';

export interface TrayCommands {
  readonly show: () => void;
  readonly use: (action: TrayAction) => void;
  readonly quit: () => void;
}

/** The texts until the window reports the state and its language; after that, the window's texts are used. */
export const FIRST_TRAY_STATE: TrayState = {
  isInLobby: false,
  isMuted: false,
  isDeafened: false,
  isHostOfOthers: false,
  labels: {
    show: 'Show Earshot',
    mute: 'Mute',
    deafen: 'Deafen',
    leave: 'Leave the lobby',
    quit: 'Quit Earshot',
    hidden: '',
  },
};

/** Returns the tray's menu. Muting works outside a lobby too; leaving needs a lobby. */
export function trayMenu(
  { isInLobby, isMuted, isDeafened, isHostOfOthers, labels }: TrayState,
  { show, use, quit }: TrayCommands,
): MenuItemConstructorOptions[] {
  return [
    { label: labels.show, click: show },
    { type: 'separator' },
    { label: labels.mute, type: 'checkbox', checked: isMuted || isDeafened, click: () => use('toggle-mute') },
    { label: labels.deafen, type: 'checkbox', checked: isDeafened, click: () => use('toggle-deafen') },
    {
      label: labels.leave,
      enabled: isInLobby,
      click: () => {
        // The window asks before a lobby ends for others, and the question must be visible.
        if (isHostOfOthers) show();
        use('leave');
      },
    },
    { type: 'separator' },
    { label: labels.quit, click: quit },
  ];
}

export function trayIconState({ isInLobby, isMuted, isDeafened }: TrayState): TrayIconState {
  if (isDeafened) return 'deafened';
  if (isMuted) return 'muted';
  return isInLobby ? 'in-lobby' : 'idle';
}
