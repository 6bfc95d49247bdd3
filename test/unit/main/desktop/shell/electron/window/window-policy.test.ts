import { describe, expect, it } from 'vitest';
import {
  closingHides,
  firstAppearance,
} from '../../../../../../../main/desktop/shell/electron/window/window-policy.ts';

describe('firstAppearance', () => {
  const settings = { startsMinimised: true, closesToTray: true, isSetUp: true };

  it.each([
    ['in the tray when the tray is on', settings, false, 'hidden'],
    ['in the taskbar when the tray is off', { ...settings, closesToTray: false }, false, 'minimised'],
    ['in front by default', { ...settings, startsMinimised: false }, false, 'shown'],
    ['in front when a link was opened', settings, true, 'shown'],
    ['in front until setup is complete', { ...settings, isSetUp: false }, false, 'shown'],
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
