import type { Binding, VoiceAction } from '../../../../shared/model/keys/bindings.ts';
import { findPressed } from '../../../../shared/model/keys/presses.ts';
import { writeKeyOf } from '../../../../shared/model/keys/write-keys.ts';
import { modifiersOfEvent } from '../triggers/trigger.ts';
import { triggerProblem } from '../triggers/trigger-problem.ts';

/** Function keys that browsers and the window itself use. */
const WINDOW_KEYS: ReadonlySet<string> = new Set(['F1', 'F3', 'F5', 'F6', 'F7', 'F11', 'F12']);

const MODIFIER_KEYS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock']);

/** Why a key cannot begin a message: `used` = it does something else already. */
export type WriteKeyProblem =
  | { readonly code: 'moves' | 'window'; readonly key: string }
  | { readonly code: 'used'; readonly key: string; readonly action: VoiceAction }
  | { readonly code: 'unusable' };

/** Reads a press that should begin messages from now on; null = a modifier, after which the key itself comes. */
export function readWriteKey(press: KeyboardEvent, bindings: readonly Binding[]): string | WriteKeyProblem | null {
  if (MODIFIER_KEYS.has(press.key)) return null;
  const key = writeKeyOf(press.key);
  if (key === null || press.ctrlKey || press.altKey || press.metaKey) return { code: 'unusable' };
  const used = boundTo(press, bindings);
  if (used !== undefined) return { code: 'used', key, action: used };
  const problem = triggerProblem({ device: 'keyboard', code: press.code });
  if (problem === 'moves') return { code: 'moves', key };
  return problem === 'window' || WINDOW_KEYS.has(key) ? { code: 'window', key } : key;
}

/** Returns what a press does as a key of the voice, which goes before; undefined = nothing. */
export function boundTo(press: KeyboardEvent, bindings: readonly Binding[]): VoiceAction | undefined {
  const key = { device: 'keyboard', code: press.code } as const;
  return findPressed(bindings, ({ trigger }) => trigger, key, modifiersOfEvent(press))?.action;
}
