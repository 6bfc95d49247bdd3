/**
 * Letters of other scripts, and digits, that look like Latin letters: the ones that names are forged with, of the
 * confusables of Unicode Technical Standard 39. Each group: what it looks like, then those that do.
 */
const LOOK_ALIKE = [
  ['a', 'аαɑа'],
  ['b', 'ьвƅβ'],
  ['c', 'сς'],
  ['d', 'ԁɗ'],
  ['e', 'еҽєε℮'],
  ['f', 'ƒ'],
  ['g', 'ɡցԍ'],
  ['h', 'һհнη'],
  ['i', 'іıιɩӏ1l|!'],
  ['j', 'јϳ'],
  ['k', 'кκ'],
  ['m', 'мμ'],
  ['n', 'пոռ'],
  ['o', 'оοσօ0ഠ'],
  ['p', 'рρ'],
  ['q', 'ԛգ'],
  ['r', 'гᴦ'],
  ['s', 'ѕꜱ5'],
  ['t', 'тτ'],
  ['u', 'υսʋ'],
  ['v', 'νѵ'],
  ['w', 'ԝшɯω'],
  ['x', 'хχ'],
  ['y', 'уγүყ'],
  ['z', 'ᴢζ2'],
] as const;

const LATIN_OF: ReadonlyMap<string, string> = new Map(
  LOOK_ALIKE.flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)),
);

/** Capitals that look like another Latin letter than their small ones. */
const CAPITALS: ReadonlyMap<string, string> = new Map([
  ['Ν', 'n'],
  ['Υ', 'y'],
]);

/**
 * Marks that a hasty reader overlooks: those of Latin, Greek, Cyrillic, Hebrew and Arabic letters. Those of other
 * scripts are vowels, or make another letter.
 */
const OVERLOOKED_MARKS =
  /[\u0300-\u036F\u0483-\u0489\u0591-\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE00-\uFE0F\uFE20-\uFE2F]/gu;

/** Pairs that look like one letter in most typefaces. */
const PAIRS = [
  ['rn', 'm'],
  ['vv', 'w'],
  ['ci', 'd'],
] as const;

/** The number by which a host tells two participants with the same name apart. */
const NUMBER = / \d{1,4}$/;

/**
 * Returns the shape of a name as a hasty reader sees it: two names with the same shape look alike. Case, marks, spaces
 * and punctuation do not count. '' = nothing is left.
 */
export function shapeOf(name: string): string {
  const plain = name.normalize('NFKD').replace(OVERLOOKED_MARKS, '');
  let shape = [...plain]
    .filter((letter) => /[\p{L}\p{M}\p{N}|!]/u.test(letter))
    .map(latinOf)
    .join('');
  for (const [pair, letter] of PAIRS) shape = shape.replaceAll(pair, letter);
  return shape;
}

function latinOf(letter: string): string {
  const small = letter.toLowerCase();
  return CAPITALS.get(letter) ?? LATIN_OF.get(small) ?? small;
}

/** Scripts whose letters are mistaken for each other. */
const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u] as const;

/** Returns whether one word of a name mixes alphabets that look alike, as forged names do. */
export function mixesAlphabets(name: string): boolean {
  return name.split(/[^\p{L}\p{M}]+/u).some((word) => SCRIPTS.filter((script) => script.test(word)).length > 1);
}

/** A participant, for the comparison of names. */
export interface Named {
  readonly id: number;
  readonly name: string;
  /** The lobby knows them, so nobody takes them for someone else. */
  readonly isKnown: boolean;
}

/** What to know about a name: whose it looks like; '' = nobody's, but it mixes alphabets. */
export type NameDoubts = ReadonlyMap<number, string>;

/**
 * Finds the names that look like those of others. Of two, the newcomer's is doubtful: the one that the lobby does not
 * know, or else the one who came later. Takes time in proportion to the number of participants.
 */
export function findNameDoubts(people: readonly Named[]): NameDoubts {
  const trusted = people.toSorted((a, b) => Number(b.isKnown) - Number(a.isKnown) || a.id - b.id);
  const firstOf = new Map<string, string>();
  const doubts = new Map<number, string>();
  for (const { id, name } of trusted) {
    const shape = shapeOf(name);
    const double = firstOf.get(shape) ?? firstOf.get(shapeOf(name.replace(NUMBER, '')));
    if (shape !== '' && double !== undefined) doubts.set(id, double);
    else if (mixesAlphabets(name)) doubts.set(id, '');
    if (shape !== '' && !firstOf.has(shape)) firstOf.set(shape, name);
  }
  return doubts;
}
