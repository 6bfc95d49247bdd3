import { describe, expect, it } from 'vitest';
import { listBrowserArguments } from '../../../../../../main/desktop/shell/browser/browser-arguments.ts';

const options = {
  address: 'file:///data/browser-profile/earshot-window.html',
  profileFolder: '/data/browser-profile',
  platform: 'linux' as NodeJS.Platform,
  isSuperuser: false,
  furtherArguments: undefined,
  bounds: null,
};

describe('listBrowserArguments', () => {
  it('opens the launch page as a sandboxed app with a separate profile', () => {
    const list = listBrowserArguments(options);
    expect(list).toContain('--app=file:///data/browser-profile/earshot-window.html');
    expect(list).toContain('--user-data-dir=/data/browser-profile');
    expect(list).toContain('--allow-loopback-in-peer-connection');
    expect(list).not.toContain('--no-sandbox');
  });

  it('disables the sandbox only as root', () => {
    expect(listBrowserArguments({ ...options, isSuperuser: true })).toContain('--no-sandbox');
  });

  it('opens the window where it was last, or in its first size', () => {
    expect(listBrowserArguments(options)).toContain('--window-size=1280,800');
    const bounds = { x: -1_900, y: 40, width: 900, height: 700 };
    const list = listBrowserArguments({ ...options, bounds });
    expect(list).toContain('--window-size=900,700');
    expect(list).toContain('--window-position=-1900,40');
  });

  it("adds a developer's options", () => {
    expect(listBrowserArguments({ ...options, furtherArguments: ' --a=1  --b ' }).slice(-2)).toEqual(['--a=1', '--b']);
  });
});
