/** The texts of a catalogue, at any depth. */
export type Texts = { readonly [key: string]: string | Texts };

/** How much longer a text becomes: German and French need up to half as much again as English. */
const FACTOR = 1.5;

/** What i18next and React fill in: placeholders, references to other texts, and markup. */
const UNTOUCHABLE = /(\{\{[^}]*\}\}|\$t\([^)]*\)|<[^>]*>)/;

/** Arabic letters that join the next one: a tatweel between the two stretches the word. */
const JOINING = /[بتثجحخسشصضطظعغفقكلمنهي](?=[\u0621-\u064A])/;
const VOWEL = /[aeiouyAEIOUY]/;
const TATWEEL = '\u0640';

/** Returns a copy of a catalogue in which every text is about half as long again. */
export function lengthenTexts(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [
      key,
      typeof value === 'string' ? lengthenText(value) : lengthenTexts(value),
    ]),
  );
}

/** Stretches the words of a text and keeps what is filled in: "Hold {{key}}" becomes "Hooold {{key}}". */
export function lengthenText(text: string): string {
  return text
    .split(UNTOUCHABLE)
    .map((part, index) => (index % 2 === 1 ? part : stretchWords(part)))
    .join('');
}

function stretchWords(text: string): string {
  return text
    .split(/(\s+)/)
    .map((word) => (word.trim() === '' ? word : stretchWord(word)))
    .join('');
}

/** Repeats the vowels one after the other until the word is long enough. A word without any stays as it is. */
function stretchWord(word: string): string {
  const letters = [...word];
  const stretches = letters.map((letter, index) => stretchOf(letter, letters[index + 1] ?? ''));
  const stretchable = stretches.flatMap((stretch, index) => (stretch === '' ? [] : [index]));
  if (stretchable.length === 0) return word;
  const missing = Math.round(letters.length * (FACTOR - 1));
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
