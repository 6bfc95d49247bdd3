type Texts = { readonly [key: string]: string | Texts };

const SPACE_BEFORE_SIGN = / (?=[;:!?»])/g;
const SPACE_AFTER_QUOTE = /(?<=«) /g;

/** Never breaks, so that no line begins with a sign, and is as narrow as French sets it. */
const NARROW_NO_BREAK_SPACE = '\u202f';

/**
 * Returns French texts with narrow no-break spaces before `;`, `:`, `!` and `?` and inside of « », where they have
 * ordinary ones: nobody can see which one a text has.
 */
export function withNarrowSpaces<T extends Texts>(texts: T): T {
  const entries = Object.entries(texts).map(([key, value]) => [
    key,
    typeof value === 'string'
      ? value.replace(SPACE_BEFORE_SIGN, NARROW_NO_BREAK_SPACE).replace(SPACE_AFTER_QUOTE, NARROW_NO_BREAK_SPACE)
      : withNarrowSpaces(value),
  ]);
  return Object.fromEntries(entries) as T;
}
