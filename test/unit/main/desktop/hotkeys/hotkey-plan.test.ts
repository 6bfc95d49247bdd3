import { expect, it } from 'vitest';
import { planHotkeys } from '../../../../../main/desktop/hotkeys/hotkey-plan.ts';

const HOOK = { way: 'hook', isLimited: false } as const;
const LIMITED_HOOK = { way: 'hook', isLimited: true } as const;
const PORTAL = { way: 'portal', isLimited: false } as const;

it.each([
  ['Windows, where administrator windows hide keys', 'win32', {}, { steps: [LIMITED_HOOK], problem: null }],
  ['macOS', 'darwin', {}, { steps: [HOOK], problem: null }],
  ['X11', 'linux', { DISPLAY: ':0', XDG_SESSION_TYPE: 'x11' }, { steps: [HOOK], problem: null }],
  ['X11 without a session type', 'linux', { DISPLAY: ':0' }, { steps: [HOOK], problem: null }],
  [
    'Wayland with XWayland',
    'linux',
    { DISPLAY: ':0', XDG_SESSION_TYPE: 'wayland' },
    { steps: [PORTAL, LIMITED_HOOK], problem: null },
  ],
  ['Wayland without XWayland', 'linux', { XDG_SESSION_TYPE: 'wayland' }, { steps: [PORTAL], problem: null }],
  [
    'a machine without a display, where the hook would abort',
    'linux',
    { XDG_SESSION_TYPE: 'tty' },
    { steps: [], problem: 'no-display' },
  ],
  ['an empty DISPLAY', 'linux', { DISPLAY: '' }, { steps: [], problem: 'no-display' }],
])('plans for %s', (_what, platform, environment, plan) => {
  expect(planHotkeys(platform, environment)).toEqual(plan);
});
