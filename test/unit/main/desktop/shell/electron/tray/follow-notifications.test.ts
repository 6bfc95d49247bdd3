import type { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi } from 'vitest';
import type { DesktopNotification } from '../../../../../../../main/desktop/app/desktop-commands.ts';
import { followNotifications } from '../../../../../../../main/desktop/shell/electron/tray/follow-notifications.ts';

const electron = vi.hoisted(() => ({
  isSupported: true,
  shown: [] as (EventEmitter & { readonly text: string; isShown: boolean })[],
}));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class Notification extends Emitter {
    static isSupported = (): boolean => electron.isSupported;
    readonly text: string;
    isShown = false;
    constructor({ title, body }: DesktopNotification) {
      super();
      this.text = `${title} / ${body}`;
      electron.shown.push(this);
    }
    show(): void {
      this.isShown = true;
    }
  }
  return { Notification };
});

let notify: (notification: DesktopNotification) => void;
let windowShows: number;

beforeEach(() => {
  electron.isSupported = true;
  electron.shown.length = 0;
  windowShows = 0;
  followNotifications({
    app: { onNotification: (listener) => ((notify = listener), () => undefined) },
    showWindow: () => windowShows++,
  });
});

it('shows what the window wants, and the window at a click', () => {
  notify({ title: 'Fox wants to join', body: 'Friday raid' });
  const [shown] = electron.shown;
  expect([shown?.text, shown?.isShown, windowShows]).toEqual(['Fox wants to join / Friday raid', true, 0]);
  shown?.emit('click');
  expect(windowShows).toBe(1);
});

it('bears a desktop without notifications, and one that fails', () => {
  electron.isSupported = false;
  notify({ title: 'Fox wants to join', body: '' });
  expect(electron.shown).toEqual([]);
  electron.isSupported = true;
  notify({ title: 'Fox wants to join', body: '' });
  expect(() => electron.shown[0]?.emit('failed', {}, 'no daemon')).not.toThrow();
});
