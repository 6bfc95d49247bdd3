import type { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TrayState } from '../../../../../../shared/ipc/contract.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../../../shared/model/settings.ts';
import { followOverlay } from '../../../../../../main/desktop/shell/electron/follow-overlay.ts';
import { openMainWindow } from '../../../../../../main/desktop/shell/electron/window/open-main-window.ts';
import { FIRST_TRAY_STATE } from '../../../../../../main/desktop/shell/electron/tray/tray-menu.ts';
import { createWindowPlacement, type ShellPlacement } from '../../../../../../main/desktop/window/window-placement.ts';
import type { WindowBounds, WindowShape } from '../../../../../../shared/model/window-place.ts';
import { silentLog } from '../../../../../support/silent-log.ts';

/** Fake Electron objects that record their calls. */
const electron = vi.hoisted(() => ({
  windows: [] as FakeWindow[],
  notices: [] as string[],
  quits: 0,
  bounds: {} as unknown,
}));
interface FakeWindow extends EventEmitter {
  readonly options: Partial<WindowBounds>;
  readonly calls: string[];
  readonly webContents: EventEmitter & { readonly sent: unknown[] };
}

vi.mock('electron', async () => {
  const DISPLAY = { id: 1, workArea: { x: 0, y: 0, width: 1_920, height: 1_080 } };
  const { EventEmitter: Emitter } = await import('node:events');
  class BrowserWindow extends Emitter {
    readonly calls: string[] = [];
    readonly webContents = Object.assign(new Emitter(), {
      sent: [] as unknown[],
      send: (_channel: string, frame: unknown) => void this.webContents.sent.push(frame),
    });
    readonly options: Partial<WindowBounds>;
    constructor(options: Partial<WindowBounds>) {
      super();
      this.options = options;
      electron.windows.push(this);
    }
    isMaximized = (): boolean => false;
    getNormalBounds = (): unknown => electron.bounds;
    isMinimized = (): boolean => false;
    isDestroyed = (): boolean => this.calls.includes('destroy');
    loadURL = async (url: string): Promise<void> => void this.calls.push(`load ${url}`);
    setBounds = ({ x, y }: { readonly x: number; readonly y: number }): void => void this.calls.push(`at ${x},${y}`);
    setIgnoreMouseEvents = (ignores: boolean): void => void this.calls.push(`clicks go through: ${ignores}`);
    setAlwaysOnTop = (isOn: boolean, level: string): void => void this.calls.push(`on top: ${isOn} ${level}`);
    setVisibleOnAllWorkspaces = (): void => {};
    show = (): void => void this.calls.push('show');
    showInactive = (): void => void this.calls.push('show without focus');
    minimize = (): void => void this.calls.push('minimize');
    hide = (): void => void this.calls.push('hide');
    focus = (): void => void this.calls.push('focus');
    destroy = (): void => void this.calls.push('destroy');
  }
  class Notification {
    static isSupported = (): boolean => true;
    readonly #body: string;
    constructor({ body }: { readonly body: string }) {
      this.#body = body;
    }
    show(): void {
      electron.notices.push(this.#body);
    }
  }
  const session = {
    setPermissionRequestHandler() {},
    setPermissionCheckHandler() {},
    setDevicePermissionHandler() {},
    webRequest: { onBeforeRequest() {} },
  };
  return {
    BrowserWindow,
    Notification,
    app: { isPackaged: true, quit: () => electron.quits++ },
    screen: { getPrimaryDisplay: () => DISPLAY, getAllDisplays: () => [DISPLAY], on() {} },
    session: { fromPartition: () => session },
  };
});

let settings: Settings;
let changeSettings: (change: Partial<Settings>) => void;
const settingsStore = {
  notice: null,
  read: () => settings,
  update: async () => settings,
  onChange(listener: (next: Settings) => void) {
    changeSettings = (change) => {
      settings = { ...settings, ...change };
      listener(settings);
    };
    return () => {};
  },
};

beforeEach(() => {
  settings = { ...DEFAULT_SETTINGS, isSetUp: true };
  Object.assign(electron, { windows: [], notices: [], quits: 0 });
});

describe('the main window', () => {
  let kept: Map<WindowShape, WindowBounds>;
  let placement: ShellPlacement;
  beforeEach(() => {
    kept = new Map();
    placement = createWindowPlacement({
      read: (shape) => kept.get(shape) ?? null,
      keep: (shape, bounds) => void kept.set(shape, bounds),
      close: async () => {},
    });
  });

  function open(appearance: 'shown' | 'minimised' | 'hidden' = 'shown') {
    const state = { isEnding: false, hints: ['Earshot is still running here.', ''] };
    const sessions: string[] = [];
    const main = openMainWindow({
      app: { endSession: async () => void sessions.push('ended') },
      settings: settingsStore,
      log: silentLog,
      preloadPath: 'preload.cjs',
      appearance,
      isEnding: () => state.isEnding,
      takeHint: () => state.hints.shift() ?? '',
      placement,
    });
    const [window] = electron.windows as [FakeWindow];
    const close = (): boolean => {
      let isPrevented = false;
      window.emit('close', { preventDefault: () => (isPrevented = true) });
      if (!isPrevented) window.emit('closed');
      return isPrevented;
    };
    return { main, window, state, sessions, close };
  }

  it('opens where it was last, and keeps where the player moves it', () => {
    kept.set('full', { x: 40, y: 50, width: 900, height: 700 });
    const { window } = open();
    expect(window.options).toMatchObject({ x: 40, y: 50, width: 900, height: 700 });
    electron.bounds = { x: 60, y: 50, width: 900, height: 700 };
    window.emit('move');
    expect(kept.get('full')).toEqual(electron.bounds);
    electron.bounds = { x: 60, y: 50, width: 960, height: 720 };
    window.emit('resize');
    expect(kept.get('full')).toEqual(electron.bounds);
  });

  it('becomes a strip above other windows, and whole again', () => {
    const { window } = open();
    electron.bounds = { x: 100, y: 50, width: 1_280, height: 800 };
    placement.takeShape('compact', true);
    placement.takeShape('full', true);
    expect(window.calls.slice(1)).toEqual([
      'on top: true floating',
      'at 1100,50',
      'on top: false floating',
      'at 100,50',
    ]);
  });

  it.each([
    ['shown', ['show']],
    ['minimised', ['minimize']],
    ['hidden', []],
  ] as const)('is %s at first by the settings', (appearance, expected) => {
    const { window } = open(appearance);
    window.emit('ready-to-show');
    expect(window.calls.filter((call) => !call.startsWith('load'))).toEqual(expected);
  });

  it('hides in the tray when it is closed, explains that once, and comes back', () => {
    settings = { ...settings, closesToTray: true };
    const { main, window, close } = open();
    expect([close(), close()]).toEqual([true, true]);
    expect(electron.notices).toEqual(['Earshot is still running here.']);
    main.show();
    expect(window.calls.slice(-4)).toEqual(['hide', 'hide', 'show', 'focus']);
    expect(electron.quits).toBe(0);
  });

  it('closes and ends the app when the tray is off or the app is ending', () => {
    expect(open().close()).toBe(false);
    expect(electron.quits).toBe(1);
    electron.windows = [];
    settings = { ...settings, closesToTray: true };
    const ending = open();
    ending.state.isEnding = true;
    expect(ending.close()).toBe(false);
    expect(electron.notices).toEqual([]);
  });

  it('leaves the lobby when its page reloads or dies, and not when it only hides', () => {
    settings = { ...settings, closesToTray: true };
    const { window, sessions, close } = open();
    close();
    expect(sessions).toEqual([]);
    window.webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    expect(sessions).toEqual(['ended']);
  });

  it('receives events', () => {
    const { main, window } = open();
    main.send({ event: 'app:practice-wanted', payload: {} });
    expect(window.webContents.sent).toEqual([{ event: 'app:practice-wanted', payload: {} }]);
  });
});

describe('the overlay above the game', () => {
  function follow() {
    let tell: (state: TrayState) => void = () => {};
    let setUrl: (url: string) => void = () => {};
    followOverlay({
      app: { onTrayState: (listener) => ((tell = listener), () => {}) },
      settings: settingsStore,
      overlay: {
        describe: async () => ({ url: '', usualPort: null }),
        renew: async () => ({ url: '', usualPort: null }),
        show: () => {},
        close: async () => {},
        onAddress: (listener) => ((setUrl = listener), () => {}),
      },
      log: silentLog,
    });
    const isOn = (on: boolean): void => changeSettings({ overlay: { ...settings.overlay, isOn: on } });
    return {
      isOn,
      inLobby: (isInLobby: boolean) => tell({ ...FIRST_TRAY_STATE, isInLobby }),
      setUrl: (url: string) => setUrl(url),
    };
  }
  const URL_A = 'http://127.0.0.1:24700/a/';
  const openWindows = (): readonly FakeWindow[] => electron.windows.filter(({ calls }) => !calls.includes('destroy'));

  it('is shown only while it is on and in a lobby, passes clicks through, and never takes the focus', () => {
    const { isOn, inLobby, setUrl } = follow();
    setUrl(URL_A);
    inLobby(true);
    expect(electron.windows).toEqual([]);
    isOn(true);
    expect(openWindows()).toHaveLength(1);
    const [window] = electron.windows as [FakeWindow];
    window.emit('ready-to-show');
    expect(window.calls).toEqual(
      expect.arrayContaining([
        'clicks go through: true',
        'on top: true screen-saver',
        `load ${URL_A}`,
        'show without focus',
      ]),
    );
    inLobby(false);
    expect(openWindows()).toEqual([]);
    inLobby(true);
    expect(openWindows()).toHaveLength(1);
    isOn(false);
    expect(openWindows()).toEqual([]);
  });

  it('moves to the chosen corner', () => {
    const { isOn, inLobby, setUrl } = follow();
    setUrl(URL_A);
    inLobby(true);
    isOn(true);
    changeSettings({ overlay: { ...settings.overlay, isOn: true, corner: 'bottom-right' } });
    expect(electron.windows[0]?.calls.at(-1)).toBe('at 1560,440');
  });

  it('reopens at a new address', () => {
    const { isOn, inLobby, setUrl } = follow();
    setUrl(URL_A);
    inLobby(true);
    isOn(true);
    setUrl('http://127.0.0.1:24700/b/');
    expect(openWindows().map(({ calls }) => calls.find((call) => call.startsWith('load')))).toEqual([
      'load http://127.0.0.1:24700/b/',
    ]);
  });
});
