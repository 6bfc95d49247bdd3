/** The texts of a catalogue, at any depth. */
export type Texts = { readonly [key: string]: string | Texts };

/** How much longer a text becomes: German and French need up to half as much again as English. */
const FACTOR = 1.5;

/** What i18next and React fill in: placeholders, references to other texts, and markup. */
const UNTOUCHABLE = /(\{\{[^}]*\}\}|\$t\([^)]*\)|<[^>]*>)/;

/** Arabic letters that join the next one: a tatweel between the two stretches the word. */
const JOINING = /[بتثجحخسشصضطظعغفقكلمنهي](?=[\u0621-\u064A])/;
/** What contains a point or a stroke between letters: "identity.json", "earshot://join/". */
const ADDRESS = /\w[./:]+\w/;
const VOWEL = /[aeiouyAEIOUY]/;
const TATWEEL = '\u0640';

/** Returns a copy of a catalogue in which every text is changed. */
export function changeTexts(texts: Texts, change: (text: string) => string): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [
      key,
      typeof value === 'string' ? change(value) : changeTexts(value, change),
    ]),
  );
}

/** Stretches the words of a text by half and keeps what is filled in: "Hold {{key}}" becomes "Hooold {{key}}". */
export function lengthenText(text: string): string {
  return changeLiterals(text, (literal) => stretchWords(literal, FACTOR));
}

/** Changes the parts of a text that a translator writes, and keeps what is filled in. */
export function changeLiterals(text: string, change: (literal: string) => string): string {
  return text
    .split(UNTOUCHABLE)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('');
}

/** Returns the parts of a text that a translator writes. */
export function literalsOf(text: string): readonly string[] {
  return text.split(UNTOUCHABLE).filter((_, index) => index % 2 === 0);
}

/** Stretches each word by a factor. File names and addresses keep their length, as in every language. */
export function stretchWords(text: string, factor: number): string {
  return text
    .split(/(\s+)/)
    .map((word) => (ADDRESS.test(word) ? word : stretchWord(word, factor)))
    .join('');
}

/** Repeats the vowels one after the other until the word is long enough. A word without any stays as it is. */
function stretchWord(word: string, factor: number): string {
  const letters = [...word];
  const stretches = letters.map((letter, index) => stretchOf(letter, letters[index + 1] ?? ''));
  const stretchable = stretches.flatMap((stretch, index) => (stretch === '' ? [] : [index]));
  if (stretchable.length === 0) return word;
  const missing = Math.round(letters.length * (factor - 1));
  const repeats = letters.map(() => 0);
  for (let count = 0; count < missing; count++) {
    const index = stretchable[count % stretchable.length] ?? 0;
    repeats[index] = (repeats[index] ?? 0) + 1;
  }
  return letters.map((letter, index) => letter + (stretches[index] ?? '').repeat(repeats[index] ?? 0)).join('');
}

/** Returns what stretches a word after this letter; '' = nothing does. */
function stretchOf(letter: string, next: string): string {
  if (VOWEL.test(letter)) return letter.toLowerCase();
  return JOINING.test(letter + next) ? TATWEEL : '';
}
