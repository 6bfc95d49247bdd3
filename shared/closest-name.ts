/** More than this many wrong letters are another word, as is one wrong letter in three. */
const MAX_DISTANCE = 2;
const LETTERS_PER_MISTAKE = 3;

/** A beginning of a name that has fewer letters could be of any. */
const MIN_BEGINNING = 3;

/** Returns the known name that somebody most likely meant; undefined if none is close. */
export function closestName(name: string, known: readonly string[]): string | undefined {
  const wanted = plain(name);
  let best: string | undefined;
  let bestDistance = Math.min(MAX_DISTANCE, Math.max(1, Math.floor(wanted.length / LETTERS_PER_MISTAKE))) + 1;
  for (const candidate of known) {
    const distance = editDistance(wanted, plain(candidate));
    if (distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best ?? onlyBeginning(wanted, known);
}

/** Returns the only known name that begins like this. */
function onlyBeginning(wanted: string, known: readonly string[]): string | undefined {
  if (wanted.length < MIN_BEGINNING) return undefined;
  const [first, second] = known.filter((candidate) => plain(candidate).startsWith(wanted));
  return second === undefined ? first : undefined;
}

/** Names are alike in `publicAddress`, `public_address` and `public-address`. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z\d]/g, '')
    .slice(0, 64);
}

/** How many letters have to be put in, taken out, replaced or swapped with the next (Damerau-Levenshtein distance). */
function editDistance(from: string, to: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++) {
      const replaced = row[j]! + (from[i] === to[j] ? 0 : 1);
      const isSwapped = i > 0 && j > 0 && from[i] === to[j - 1] && from[i - 1] === to[j];
      const swapped = isSwapped ? before[j - 1]! + 1 : Infinity;
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, replaced, swapped));
    }
    before = row;
    row = next;
  }
  return row[to.length]!;
}
