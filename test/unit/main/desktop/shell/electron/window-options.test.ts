import { describe, expect, it } from 'vitest';
import { createWindowOptions } from '../../../../../../main/desktop/shell/electron/window-options.ts';

describe('createWindowOptions', () => {
  it('runs the page in a sandbox, isolated from the preload script, without Node', () => {
    const { webPreferences } = createWindowOptions({ preloadPath: '/out/preload/index.cjs', isPackaged: true });
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

  it('keeps talking behind a game', () => {
    expect(createWindowOptions({ preloadPath: 'p', isPackaged: true }).webPreferences?.backgroundThrottling).toBe(
      false,
    );
  });

  it.each([
    [true, false],
    [false, true],
  ])('packaged %j: developer tools %j', (isPackaged, devTools) => {
    expect(createWindowOptions({ preloadPath: 'p', isPackaged }).webPreferences?.devTools).toBe(devTools);
  });
});
