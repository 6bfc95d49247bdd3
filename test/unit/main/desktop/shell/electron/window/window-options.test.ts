import { describe, expect, it } from 'vitest';
import { createWindowOptions } from '../../../../../../../main/desktop/shell/electron/window/window-options.ts';

describe('createWindowOptions', () => {
  it('runs the page in a sandbox, isolated from the preload script, without Node', () => {
    const { webPreferences } = createWindowOptions({
      preloadPath: '/out/preload/index.cjs',
      isPackaged: true,
      bounds: null,
    });
    expect(webPreferences).toMatchObject({
      preload: '/out/preload/index.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
    });
    expect(webPreferences).not.toHaveProperty('enableBlinkFeatures');
  });

  it('opens where the window was last, and may get as small as the mini window', () => {
    const bounds = { x: 10, y: 20, width: 900, height: 700 };
    expect(createWindowOptions({ preloadPath: 'p', isPackaged: true, bounds })).toMatchObject(bounds);
    expect(createWindowOptions({ preloadPath: 'p', isPackaged: true, bounds: null })).toMatchObject({
      ...{ width: 1_280, height: 800, minWidth: 240, minHeight: 120 },
    });
  });

  it('keeps talking behind a game', () => {
    expect(
      createWindowOptions({ preloadPath: 'p', isPackaged: true, bounds: null }).webPreferences?.backgroundThrottling,
    ).toBe(false);
  });

  it.each([
    [true, false],
    [false, true],
  ])('packaged %j: developer tools %j', (isPackaged, devTools) => {
    expect(createWindowOptions({ preloadPath: 'p', isPackaged, bounds: null }).webPreferences?.devTools).toBe(devTools);
  });
});
