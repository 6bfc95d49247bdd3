import { expect, it } from 'vitest';
import { isHeard } from '../../../../../main/desktop/hotkeys/heard-keys.ts';
import type { Trigger } from '../../../../../shared/model/keys/bindings.ts';

const key = (code: string): Trigger => ({ device: 'keyboard', code });
const BACK: Trigger = { device: 'mouse', button: 3 };

it.each([
  [
    'linux',
    ['KeyV', 'IntlBackslash', 'IntlRo', 'MediaPlayPause', 'BrowserBack', 'F24'],
    ['MediaSelect', 'MicrophoneMuteToggle'],
  ],
  [
    'win32',
    ['KeyV', 'IntlBackslash', 'MediaPlayPause', 'BrowserBack', 'F24'],
    ['LaunchMail', 'Convert', 'MediaRecord'],
  ],
  ['darwin', ['KeyV', 'IntlRo', 'F20'], ['IntlBackslash', 'MediaPlayPause', 'Pause', 'F21']],
])('knows which keys the hook hears on %s', (platform, heard, unheard) => {
  expect([...heard, ...unheard].filter((code) => isHeard(key(code), 'hook', platform))).toEqual(heard);
  expect(isHeard(BACK, 'hook', platform)).toBe(true);
});

it('hears no mouse buttons through the portal, and leaves its keys to the system', () => {
  expect(isHeard(BACK, 'portal', 'linux')).toBe(false);
  expect(isHeard(key('LaunchMail'), 'portal', 'linux')).toBe(true);
});
