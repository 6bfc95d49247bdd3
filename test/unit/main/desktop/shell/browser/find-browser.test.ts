import { describe, expect, it } from 'vitest';
import { findBrowser, hasDisplay } from '../../../../../../main/desktop/shell/browser/find-browser.ts';

function search(platform: NodeJS.Platform, environment: Record<string, string>, installed: readonly string[]) {
  const found = findBrowser({
    platform,
    environment,
    homeFolder: platform === 'darwin' ? '/Users/robin' : '/home/robin',
    isExecutable: (file) => installed.includes(file),
  });
  return found?.executablePath;
}

describe('findBrowser', () => {
  it('looks through PATH on Linux, Chrome before Chromium before Edge', () => {
    const environment = { PATH: '/usr/local/bin:/usr/bin:relative' };
    expect(
      search('linux', environment, ['/usr/bin/chromium', '/usr/bin/microsoft-edge', 'relative/google-chrome']),
    ).toBe('/usr/bin/chromium');
    expect(search('linux', environment, ['/usr/bin/chromium', '/usr/bin/google-chrome'])).toBe(
      '/usr/bin/google-chrome',
    );
  });

  it('recognises the snap, even behind a wrapper', () => {
    const found = findBrowser({
      platform: 'linux',
      environment: { PATH: '/usr/bin' },
      homeFolder: '/home/robin',
      isExecutable: (file) => ['/usr/bin/chromium-browser', '/snap/bin/chromium'].includes(file),
    });
    expect(found).toEqual({ executablePath: '/snap/bin/chromium', isSnap: true });
  });

  it('looks into the program folders on Windows', () => {
    const environment = { PROGRAMFILES: 'C:\\Program Files', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' };
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(search('win32', environment, [edge])).toBe(edge);
  });

  it("looks into the system's and the user's applications on macOS", () => {
    const chrome = '/Users/robin/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(search('darwin', {}, [chrome])).toBe(chrome);
  });

  it('uses only the named one', () => {
    expect(
      search('linux', { EARSHOT_BROWSER: '/opt/thorium', PATH: '/usr/bin' }, ['/opt/thorium', '/usr/bin/chromium']),
    ).toBe('/opt/thorium');
    expect(
      search('linux', { EARSHOT_BROWSER: '/opt/missing', PATH: '/usr/bin' }, ['/usr/bin/chromium']),
    ).toBeUndefined();
  });

  it('finds nothing when none is installed', () => {
    expect(search('linux', {}, [])).toBeUndefined();
    expect(search('win32', {}, [])).toBeUndefined();
  });
});

describe('hasDisplay', () => {
  it.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['win32', {}, true],
  ] as const)('on %s with %j: %j', (platform, environment, expected) => {
    expect(hasDisplay(platform, environment)).toBe(expected);
  });
});
