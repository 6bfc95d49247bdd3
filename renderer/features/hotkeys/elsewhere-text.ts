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
  if (state === 'starting')
    return problem === 'died' || problem === 'slow'
      ? { key: problem, isWrong: true }
      : { key: 'starting', isWrong: false };
  if (problem === 'limited')
    return { key: platform === 'win32' ? 'limited' : 'limitedWayland', isWrong: platform !== 'win32' };
  if (problem !== null) return { key: problem, isWrong: true };
  if (way === 'none') return { key: 'none', isWrong: true };
  if (state === 'on') return { key: way === 'portal' ? 'portal' : 'on', isWrong: false };
  return state === 'failed' ? { key: 'none', isWrong: true } : { key: 'off', isWrong: false };
}

/** Returns whether keys work in other programs too, or will in a lobby; otherwise only this window hears them. */
export function worksElsewhere({ way, state, problem }: HotkeysStatus): boolean {
  if (way === 'none' || state === 'failed') return false;
  return problem === null || problem === 'limited' || problem === 'slow' || problem === 'died';
}

/** Why keys do not work in other programs at present, as the talk bar says it; null = they do, or are about to. */
export function keysOutage({ state, problem }: HotkeysStatus): keyof typeof hotkeys.outage | null {
  if (state === 'failed') return 'failed';
  return state === 'starting' && (problem === 'died' || problem === 'slow') ? problem : null;
}
