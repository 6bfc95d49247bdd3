import { expect, it } from 'vitest';
import { elsewhereText, keysOutage, worksElsewhere } from '../../../../../renderer/features/hotkeys/elsewhere-text.ts';
import type { HotkeysStatus } from '../../../../../renderer/features/hotkeys/hotkeys-store.ts';

const STATUS: HotkeysStatus = { way: 'hook', state: 'off', problem: null, boundByPortal: [], unheard: [] };

it.each<[Partial<HotkeysStatus>, string, boolean]>([
  [{}, 'off', false],
  [{ state: 'starting' }, 'starting', false],
  [{ state: 'starting', problem: 'limited' }, 'starting', false],
  [{ state: 'starting', problem: 'slow' }, 'slow', true],
  [{ state: 'starting', problem: 'died' }, 'died', true],
  [{ state: 'on' }, 'on', false],
  [{ state: 'on', way: 'portal' }, 'portal', false],
  [{ state: 'failed', problem: 'died' }, 'died', true],
  [{ state: 'failed', way: 'none' }, 'none', true],
  [{ way: 'none' }, 'none', true],
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

it.each<[Partial<HotkeysStatus>, string | null]>([
  [{}, null],
  [{ problem: 'no-permission' }, null],
  [{ state: 'starting' }, null],
  [{ state: 'starting', problem: 'limited' }, null],
  [{ state: 'starting', problem: 'slow' }, 'slow'],
  [{ state: 'starting', problem: 'died' }, 'died'],
  [{ state: 'on' }, null],
  [{ state: 'on', problem: 'limited' }, null],
  [{ state: 'failed', problem: 'refused' }, 'failed'],
  [{ state: 'failed', way: 'none' }, 'failed'],
])('of %o, the talk bar says %s', (change, outage) => {
  expect(keysOutage({ ...STATUS, ...change })).toBe(outage);
});

it.each<[Partial<HotkeysStatus>, boolean]>([
  [{}, true],
  [{ state: 'on', problem: 'limited' }, true],
  [{ state: 'starting', problem: 'slow' }, true],
  [{ way: 'none' }, false],
  [{ way: 'none', problem: 'no-display' }, false],
  [{ state: 'failed', problem: 'not-installed' }, false],
  [{ problem: 'no-permission' }, false],
])('with %o, keys work in other programs: %s', (change, isElsewhere) => {
  expect(worksElsewhere({ ...STATUS, ...change })).toBe(isElsewhere);
});
