import { describe, expect, it } from 'vitest';
import { paintTrayIcon } from '../../../../../../../main/desktop/shell/electron/tray/paint-tray-icon.ts';
import {
  FIRST_TRAY_STATE,
  trayIconState,
  trayMenu,
} from '../../../../../../../main/desktop/shell/electron/tray/tray-menu.ts';
import type { TrayState } from '../../../../../../../shared/ipc/contract.ts';

const LABELS = {
  show: 'Zeigen',
  mute: 'Stumm',
  deafen: 'Taub',
  leave: 'Verlassen',
  quit: 'Beenden',
  hidden: 'Noch da.',
};

function menuOf(state: Partial<TrayState>) {
  const done: string[] = [];
  const items = trayMenu(
    { ...FIRST_TRAY_STATE, labels: LABELS, ...state },
    { show: () => done.push('show'), use: (action) => done.push(action), quit: () => done.push('quit') },
  );
  return {
    done,
    item: (label: string) => items.find((item) => item.label === label),
    click(label: string) {
      (items.find((item) => item.label === label)?.click as () => void)();
    },
  };
}

describe('tray menu', () => {
  it('speaks the language of the window', () => {
    expect(Object.values(LABELS).filter((label) => menuOf({}).item(label) !== undefined)).toEqual(
      Object.values(LABELS).slice(0, -1),
    );
  });

  it('mutes, deafens, shows the window and quits, in a lobby or not', () => {
    const { done, click } = menuOf({});
    for (const label of ['Stumm', 'Taub', 'Zeigen', 'Beenden']) click(label);
    expect(done).toEqual(['toggle-mute', 'toggle-deafen', 'show', 'quit']);
  });

  it('checks the items that apply; a deafened person is muted too', () => {
    expect([menuOf({ isMuted: true }).item('Stumm')?.checked, menuOf({}).item('Stumm')?.checked]).toEqual([
      true,
      false,
    ]);
    expect([
      menuOf({ isDeafened: true }).item('Stumm')?.checked,
      menuOf({ isDeafened: true }).item('Taub')?.checked,
    ]).toEqual([true, true]);
  });

  it('offers to leave only in a lobby', () => {
    expect([menuOf({}).item('Verlassen')?.enabled, menuOf({ isInLobby: true }).item('Verlassen')?.enabled]).toEqual([
      false,
      true,
    ]);
  });

  it('shows the window first when leaving ends the lobby for others, because the window asks', () => {
    const host = menuOf({ isInLobby: true, isHostOfOthers: true });
    host.click('Verlassen');
    expect(host.done).toEqual(['show', 'leave']);
    const guest = menuOf({ isInLobby: true });
    guest.click('Verlassen');
    expect(guest.done).toEqual(['leave']);
  });
});

describe('tray icon', () => {
  const plain = new Uint8Array(32 * 32 * 4).fill(90);
  const pixel = (bitmap: Uint8Array, x: number, y: number): number[] => [
    ...bitmap.subarray((y * 32 + x) * 4, (y * 32 + x) * 4 + 4),
  ];

  it.each([
    [{}, 'idle'],
    [{ isInLobby: true }, 'in-lobby'],
    [{ isInLobby: true, isMuted: true }, 'muted'],
    [{ isMuted: true, isDeafened: true }, 'deafened'],
  ] as const)('of %j is %s', (state, expected) => {
    expect(trayIconState({ ...FIRST_TRAY_STATE, ...state })).toBe(expected);
  });

  it('differs in every state, in its lower right corner only, and leaves the original as it is', () => {
    const painted = (['idle', 'in-lobby', 'muted', 'deafened'] as const).map((state) =>
      paintTrayIcon(plain, 32, state),
    );
    expect(new Set(painted.map((bitmap) => bitmap.join())).size).toBe(4);
    for (const bitmap of painted)
      expect([pixel(bitmap, 0, 0), pixel(bitmap, 31, 4), pixel(bitmap, 4, 31)]).toEqual(
        Array(3).fill([90, 90, 90, 90]),
      );
    expect(plain.every((byte) => byte === 90)).toBe(true);
  });

  it('is red when you are not heard, green in a lobby, fully opaque', () => {
    const [, , red = 0, opacity] = pixel(paintTrayIcon(plain, 32, 'muted'), 24, 24);
    expect([red > 200, opacity]).toEqual([true, 255]);
    const [blue = 0, green = 0] = pixel(paintTrayIcon(plain, 32, 'in-lobby'), 24, 24);
    expect(green).toBeGreaterThan(blue);
  });
});
