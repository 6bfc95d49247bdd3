import type { Look } from './look.ts';
import { changeLiterals, literalsOf, stretchWords } from './lengthen.ts';

/** Encloses each text: what shows outside of them is in no catalogue, and one without its end is cut off. */
export const PSEUDO_BRACKETS = ['⟦', '⟧'] as const;

const BRACKET_COUNT = PSEUDO_BRACKETS.length;

/** How much longer texts become, brackets included, by their length in letters: a short one may need twice the room. */
const GROWTH = [
  { maxLetters: 5, factor: 2 },
  { maxLetters: 10, factor: 1.8 },
  { maxLetters: 20, factor: 1.6 },
  { maxLetters: Infinity, factor: 1.4 },
] as const;

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = [...'åƀçðéƒĝĥîĵķļḿñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻḾÑÖÞǪŔŠŢÛṼŴẊÝŽ'];

/** Isolate what is between them and make every letter of it run from right to left, whatever its script. */
const RIGHT_TO_LEFT = ['\u2067\u202E', '\u202C\u2069'] as const;

/**
 * Translates a text into a language that nobody speaks but everybody can read: "Mute" becomes "⟦Ḿûûţéé⟧". It has the
 * length of a translation, no letter of ASCII, and brackets at its ends. Placeholders and markup stay as they are.
 */
export function pseudoTranslate(text: string, direction: Look['direction']): string {
  const letterCount = literalsOf(text).join('').length;
  const wanted = Math.round(letterCount * growthOf(letterCount)) - BRACKET_COUNT;
  const factor = Math.max(1, wanted / letterCount);
  const changed = changeLiterals(text, (literal) => turn(accent(stretchWords(literal, factor)), direction));
  return PSEUDO_BRACKETS.join(changed);
}

function growthOf(letterCount: number): number {
  return GROWTH.find(({ maxLetters }) => letterCount <= maxLetters)!.factor;
}

function accent(literal: string): string {
  return [...literal].map((letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter).join('');
}

function turn(literal: string, direction: Look['direction']): string {
  return direction === 'rtl' && literal.trim() !== '' ? RIGHT_TO_LEFT.join(literal) : literal;
}
