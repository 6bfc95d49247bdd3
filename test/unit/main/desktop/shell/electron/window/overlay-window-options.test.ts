import { describe, expect, it } from 'vitest';
import {
  createOverlayWindowOptions,
  isOverlayRequestAllowed,
  overlayBounds,
  wantsOverlayWindow,
} from '../../../../../../../main/desktop/shell/electron/window/overlay-window-options.ts';

const AREA = { x: 100, y: 30, width: 1_800, height: 1_000 };
const PAGE = 'http://127.0.0.1:24700/secret/';

describe('the overlay window', () => {
  it.each([
    ['top-left', { x: 100, y: 30 }],
    ['top-right', { x: 1_540, y: 30 }],
    ['bottom-left', { x: 100, y: 390 }],
    ['bottom-right', { x: 1_540, y: 390 }],
  ] as const)('is in the corner %s of the screen, clear of its panels', (corner, position) => {
    expect(overlayBounds(corner, AREA)).toEqual({ ...position, width: 360, height: 640 });
  });

  it('is no larger than the screen', () => {
    expect(overlayBounds('bottom-right', { x: 0, y: 0, width: 300, height: 400 })).toEqual({
      x: 0,
      y: 0,
      width: 300,
      height: 400,
    });
  });

  it('takes no focus, appears in no list, has no background and no Node', () => {
    expect(createOverlayWindowOptions(AREA)).toMatchObject({
      focusable: false,
      skipTaskbar: true,
      transparent: true,
      frame: false,
      alwaysOnTop: true,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        devTools: false,
        partition: 'earshot-overlay',
      },
    });
    expect(createOverlayWindowOptions(AREA).webPreferences).not.toHaveProperty('preload');
  });

  it('is shown while it is on, in a lobby, with a page to show', () => {
    expect(wantsOverlayWindow({ isOn: true }, true, PAGE)).toBe(true);
    expect([
      wantsOverlayWindow({ isOn: false }, true, PAGE),
      wantsOverlayWindow({ isOn: true }, false, PAGE),
      wantsOverlayWindow({ isOn: true }, true, ''),
    ]).toEqual([false, false, false]);
  });

  it.each([
    [PAGE, true],
    [`${PAGE}assets/index.js`, true],
    ['ws://127.0.0.1:24700/secret/feed', true],
    ['http://127.0.0.1:24700/', false],
    ['http://127.0.0.1:24701/secret/', false],
    ['https://evil.test/secret/', false],
    ['http://evil.test/secret/', false],
    ['file:///etc/passwd', false],
    ['data:text/html,x', false],
    ['', false],
  ])('loads %s: %j', (url, isAllowed) => {
    expect(isOverlayRequestAllowed(url, PAGE)).toBe(isAllowed);
  });

  it('loads nothing before there is a page', () => {
    expect(isOverlayRequestAllowed(PAGE, '')).toBe(false);
  });
});
