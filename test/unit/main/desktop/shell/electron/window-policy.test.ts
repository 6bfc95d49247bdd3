import { describe, expect, it } from 'vitest';
import { closingHides, firstAppearance } from '../../../../../../main/desktop/shell/electron/window-policy.ts';

describe('firstAppearance', () => {
  const settings = { startsMinimised: true, closesToTray: true, isSetUp: true };

  it.each([
    ['in the tray, for who uses it', settings, false, 'hidden'],
    ['in the taskbar, for who does not', { ...settings, closesToTray: false }, false, 'minimised'],
    ['in front, where the person did not ask otherwise', { ...settings, startsMinimised: false }, false, 'shown'],
    ['in front, where a link was opened', settings, true, 'shown'],
    ['in front, before the first run has ended', { ...settings, isSetUp: false }, false, 'shown'],
  ] as const)('is %s', (_what, chosen, isExpected, appearance) => {
    expect(firstAppearance({ settings: chosen, isExpected })).toBe(appearance);
  });
});

describe('closing the window', () => {
  it('hides it only when the person wants that, and never keeps the app from ending', () => {
    expect(closingHides({ closesToTray: true }, false)).toBe(true);
    expect(closingHides({ closesToTray: false }, false)).toBe(false);
    expect(closingHides({ closesToTray: true }, true)).toBe(false);
  });
});
