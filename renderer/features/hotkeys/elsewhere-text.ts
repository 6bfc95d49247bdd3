import type { hotkeys } from '../../i18n/locales/en/hotkeys.ts';
import type { HotkeysStatus } from './hotkeys-store.ts';

/** Which text of the catalogue says how keys in other programs are doing: what is wrong goes before all. */
export function elsewhereText({ way, state, problem }: HotkeysStatus): Exclude<keyof typeof hotkeys.elsewhere, 'title'> {
  if (problem !== null) return problem;
  if (state === 'on') return way === 'portal' ? 'portal' : 'on';
  if (state === 'failed') return 'none';
  return state;
}
