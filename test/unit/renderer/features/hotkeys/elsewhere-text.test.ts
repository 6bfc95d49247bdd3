import { expect, it } from 'vitest';
import { elsewhereText } from '../../../../../renderer/features/hotkeys/elsewhere-text.ts';
import type { HotkeysStatus } from '../../../../../renderer/features/hotkeys/hotkeys-store.ts';

const STATUS: HotkeysStatus = { way: 'hook', state: 'off', problem: null, boundByPortal: [], unheard: [] };

it.each<[Partial<HotkeysStatus>, string, boolean]>([
  [{}, 'off', false],
  [{ state: 'starting' }, 'starting', false],
  [{ state: 'starting', problem: 'died' }, 'starting', false],
  [{ state: 'on' }, 'on', false],
  [{ state: 'on', way: 'portal' }, 'portal', false],
  [{ state: 'failed', problem: 'died' }, 'died', true],
  [{ state: 'failed', way: 'none' }, 'none', true],
  [{ way: 'none', problem: 'no-display' }, 'no-display', true],
  [{ problem: 'no-permission' }, 'no-permission', true],
  [{ state: 'on', problem: 'limited' }, 'limitedWayland', true],
])('describes %o as %s', (change, key, isWrong) => {
  expect(elsewhereText({ ...STATUS, ...change }, 'linux')).toEqual({ key, isWrong });
});

it('treats it as normal that Windows hides keys pressed over programs of the administrator', () => {
  expect(elsewhereText({ ...STATUS, state: 'on', problem: 'limited' }, 'win32')).toEqual({
    key: 'limited',
    isWrong: false,
  });
});
