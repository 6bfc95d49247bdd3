import type { hotkeys } from '../../i18n/locales/en/hotkeys.ts';
import type { HotkeysStatus } from './hotkeys-store.ts';

export interface ElsewhereText {
  /** Of the catalogue, below `elsewhere`. */
  readonly key: Exclude<keyof typeof hotkeys.elsewhere, 'title'>;
  /** Whether it says what keeps keys from working. */
  readonly isWrong: boolean;
}

/** How keys in other programs are doing, in words. `platform`: as Node names it. */
export function elsewhereText({ way, state, problem }: HotkeysStatus, platform: string): ElsewhereText {
  // What ended is being started again.
  if (state === 'starting') return { key: 'starting', isWrong: false };
  if (problem === 'limited')
    return { key: platform === 'win32' ? 'limited' : 'limitedWayland', isWrong: platform !== 'win32' };
  if (problem !== null) return { key: problem, isWrong: true };
  if (state === 'on') return { key: way === 'portal' ? 'portal' : 'on', isWrong: false };
  return state === 'failed' ? { key: 'none', isWrong: true } : { key: 'off', isWrong: false };
}
