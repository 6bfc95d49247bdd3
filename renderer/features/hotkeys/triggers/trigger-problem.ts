import type { Trigger } from '../../../../shared/model/keys/bindings.ts';

/**
 * Why a key cannot be bound: it is indistinguishable from others, moves you on the map, or is needed to use the window.
 */
export type TriggerProblem = 'unknown' | 'moves' | 'window';

/** The keys that move your dot on the map. */
const MOVEMENT_CODES: ReadonlySet<string> = new Set([
  'KeyW',
  'KeyA',
  'KeyS',
  'KeyD',
  'KeyQ',
  'KeyE',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
]);

const WINDOW_CODES: ReadonlySet<string> = new Set([
  'Tab',
  'Escape',
  'Enter',
  'NumpadEnter',
  'F5',
  'F11',
  'F12',
  'MetaLeft',
  'MetaRight',
  'ContextMenu',
]);

/** Returns why a trigger cannot be bound; null = it can be. */
export function triggerProblem(trigger: Trigger): TriggerProblem | null {
  if (trigger.device === 'mouse') return null;
  if (!/^[A-Za-z0-9]{1,32}$/.test(trigger.code) || trigger.code === 'Unidentified') return 'unknown';
  const isCommand = trigger.modifiers?.some((modifier) => modifier !== 'Shift') === true;
  if (MOVEMENT_CODES.has(trigger.code) && !isCommand) return 'moves';
  return WINDOW_CODES.has(trigger.code) ? 'window' : null;
}
