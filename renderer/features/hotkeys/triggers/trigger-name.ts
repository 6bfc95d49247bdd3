import type { TFunction } from 'i18next';
import type { Trigger } from '../../../../shared/model/keys/bindings.ts';
import { keyCap } from './key-cap.ts';
import { hotkeys } from '../../../i18n/locales/en/hotkeys.ts';

/** The labels of the player's keyboard, by `KeyboardEvent.code`. */
export type KeyLayout = ReadonlyMap<string, string>;

/** The labels of a US keyboard, used when the layout is unknown. */
const SIGNS: Readonly<Record<string, string>> = {
  Backquote: '`',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Comma: ',',
  Period: '.',
  Slash: '/',
  IntlBackslash: '<',
};

/** Signs of the numeric keypad, whose names would be words. */
const NUMPAD_SIGNS: Readonly<Record<string, string>> = {
  Add: '+',
  Subtract: '-',
  Multiply: '*',
  Divide: '/',
  Decimal: '.',
  Comma: ',',
  Equal: '=',
};

const BUTTONS = { 1: 'middle', 3: 'back', 4: 'forward' } as const;

/**
 * Names a key or button as a person would: KeyV -> V, or the layout's label in its place; Numpad7 -> Num 7; with its
 * modifiers, Ctrl+V.
 */
export function triggerName(trigger: Trigger, layout: KeyLayout, t: TFunction<'hotkeys'>): string {
  const modifiers = (trigger.modifiers ?? []).map((modifier) => t(`modifier.${modifier}`));
  return [...modifiers, keyName(trigger, layout, t)].join('+');
}

function keyName(trigger: Trigger, layout: KeyLayout, t: TFunction<'hotkeys'>): string {
  if (trigger.device === 'mouse') return t(`mouse.${BUTTONS[trigger.button]}`);
  const { code } = trigger;
  if (isNamed(code)) return t(`named.${code}`);
  if (code.startsWith('Numpad')) {
    const key = code.slice('Numpad'.length);
    return t('numpad', { key: NUMPAD_SIGNS[key] ?? key });
  }
  const printed = layout.get(code);
  if (printed !== undefined) return keyCap(printed);
  return SIGNS[code] ?? code.replace(/^(Key|Digit)/, '').replace(/([a-z])([A-Z])/g, '$1 $2');
}

function isNamed(code: string): code is keyof typeof hotkeys.named {
  return Object.hasOwn(hotkeys.named, code);
}
