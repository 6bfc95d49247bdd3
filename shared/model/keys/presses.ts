import { isSameKey, MODIFIERS, type Modifier, type Trigger } from './bindings.ts';

/**
 * Keys that enter or edit text (`KeyboardEvent.code`). Together with Ctrl, Alt or Meta they are commands of other
 * programs or, with AltGr, other characters.
 */
const TYPING_CODE =
  /^(Key|Digit|Numpad|Intl|Bracket|Lang|Arrow|Page)|^(Space|Backquote|Minus|Equal|Backslash|Semicolon|Quote|Comma|Period|Slash|Backspace|Delete|Insert|Home|End|Enter|Tab|KanaMode|Convert|NonConvert)$/;

const MODIFIER_CODE = /^(Control|Alt|Shift|Meta)(?:Left|Right)$/;

/** Returns whether the trigger's key enters or edits text. Function keys, modifiers and mouse buttons do not. */
export function isTypingKey(trigger: Trigger): boolean {
  return trigger.device === 'keyboard' && TYPING_CODE.test(trigger.code);
}

/** Returns which modifier a key is; undefined for other keys and for buttons. */
export function modifierOf(trigger: Trigger): Modifier | undefined {
  const name = trigger.device === 'keyboard' ? MODIFIER_CODE.exec(trigger.code)?.[1] : undefined;
  return MODIFIERS.find((modifier) => modifier === name);
}

/** Returns the key or button with these modifiers. */
export function withModifiers(key: Trigger, held: ReadonlySet<Modifier>): Trigger {
  const modifiers = MODIFIERS.filter((modifier) => held.has(modifier));
  return modifiers.length === 0 ? key : { ...key, modifiers };
}

/**
 * Finds what a press of `key` means while `held` are down: the candidate for this key whose modifiers are all held, and
 * of several the one with the most. Other modifiers do not matter, because players hold Shift to sprint, with one
 * exception: a typing key means nothing while it has Ctrl, Alt or Meta that its binding does not name.
 */
export function findPressed<Candidate>(
  candidates: readonly Candidate[],
  triggerOf: (candidate: Candidate) => Trigger,
  key: Trigger,
  held: ReadonlySet<Modifier>,
): Candidate | undefined {
  let found: Candidate | undefined;
  let mostModifiers = -1;
  for (const candidate of candidates) {
    const trigger = triggerOf(candidate);
    const { modifiers = [] } = trigger;
    if (!isSameKey(trigger, key) || modifiers.length <= mostModifiers) continue;
    if (!modifiers.every((modifier) => held.has(modifier)) || hasOtherMeaning(trigger, held)) continue;
    found = candidate;
    mostModifiers = modifiers.length;
  }
  return found;
}

function hasOtherMeaning(trigger: Trigger, held: ReadonlySet<Modifier>): boolean {
  if (!isTypingKey(trigger)) return false;
  return [...held].some((modifier) => modifier !== 'Shift' && trigger.modifiers?.includes(modifier) !== true);
}

/**
 * Reads the combination that a player presses to bind it. A key or button ends it, together with the modifiers held
 * then; a modifier on its own counts when it is released.
 */
export class CombinationReader {
  #lastModifier: Trigger | undefined;

  /** Takes a key that went down or up, and returns the combination once it is complete. */
  read(key: Trigger, isDown: boolean, held: ReadonlySet<Modifier>): Trigger | undefined {
    if (modifierOf(key) === undefined) return isDown ? withModifiers(key, held) : undefined;
    if (isDown) {
      // AltGr of Windows arrives as Ctrl and then Alt: the last one is meant.
      this.#lastModifier = key;
      return undefined;
    }
    return this.#lastModifier;
  }
}
