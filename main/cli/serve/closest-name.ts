/** More than this many wrong letters are another word. */
const MAX_DISTANCE = 2;

/** Returns the known name that somebody most likely meant; undefined if none is close. */
export function closestName(name: string, known: readonly string[]): string | undefined {
  const wanted = plain(name);
  let best: string | undefined;
  let bestDistance = MAX_DISTANCE + 1;
  for (const candidate of known) {
    const distance = editDistance(wanted, plain(candidate));
    if (distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

/** Names are alike in `publicAddress`, `public_address` and `public-address`. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z\d]/g, '')
    .slice(0, 64);
}

/** How many letters have to be put in, taken out or replaced (Levenshtein distance). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(from).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(to).entries())
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    row = next;
  }
  return row[to.length] ?? 0;
}
