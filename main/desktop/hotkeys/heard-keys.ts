import type { Trigger } from '../../../shared/model/keys/bindings.ts';
import { NAMELESS_CODES } from './helper/nameless-keys.ts';
import { HOOK_CODES } from './helper/uiohook-keys.ts';

/** Keys that the hook knows elsewhere, but that X or macOS never report to it under their names. */
const NOT_UNDER_X = ['MediaSelect', 'LaunchApp1'];
const NOT_ON_MACOS =
  /^(IntlBackslash|ContextMenu|PrintScreen|ScrollLock|Pause|F2[1-4]|Media\w+|Eject|Launch\w+|Browser\w+)$/;

/** The codes of the keys that the hook hears, by the platform as Node names it. */
const HEARD_BY_HOOK: Readonly<Record<string, ReadonlySet<string>>> = {
  linux: new Set([...HOOK_CODES.filter((code) => !NOT_UNDER_X.includes(code)), ...NAMELESS_CODES]),
  darwin: new Set(HOOK_CODES.filter((code) => !NOT_ON_MACOS.test(code))),
  win32: new Set(HOOK_CODES),
};

/**
 * Returns whether a trigger arrives while another program has the focus. The portal reports no mouse buttons; which
 * keys it reports is the system's choice.
 */
export function isHeard(trigger: Trigger, way: 'hook' | 'portal', platform: string): boolean {
  if (trigger.device === 'mouse') return way === 'hook';
  return way === 'portal' || HEARD_BY_HOOK[platform]?.has(trigger.code) === true;
}
