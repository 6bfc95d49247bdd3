import type { hotkeys } from '../../i18n/locales/en/hotkeys.ts';
import type { HotkeysStatus } from './hotkeys-store.ts';

export interface ElsewhereText {
  /** The key in the catalogue, below `elsewhere`. */
  readonly key: Exclude<keyof typeof hotkeys.elsewhere, 'title'>;
  /** Whether the text says what prevents keys from working. */
  readonly isWrong: boolean;
}

/** Describes the state of keys in other programs. `platform`: as Node names it. */
export function elsewhereText({ way, state, problem }: HotkeysStatus, platform: string): ElsewhereText {
  // What ended is restarting.
  if (state === 'starting') return { key: 'starting', isWrong: false };
  if (problem === 'limited')
    return { key: platform === 'win32' ? 'limited' : 'limitedWayland', isWrong: platform !== 'win32' };
  if (problem !== null) return { key: problem, isWrong: true };
  if (state === 'on') return { key: way === 'portal' ? 'portal' : 'on', isWrong: false };
  return state === 'failed' ? { key: 'none', isWrong: true } : { key: 'off', isWrong: false };
}
