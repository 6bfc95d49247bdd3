import { MAX_KNOWN_PEOPLE, type Person } from './person.ts';

/** Returns whether a person has default settings only. They are heard as the rules say and need not be remembered. */
export function isUnchanged({
  volumePercent,
  isMuted,
  isBlocked,
  isKnown = false,
  nickname = '',
}: Pick<Person, 'volumePercent' | 'isMuted' | 'isBlocked' | 'isKnown' | 'nickname'>): boolean {
  return volumePercent === 100 && !isMuted && !isBlocked && !isKnown && nickname === '';
}

/**
 * Returns the known people after one of them changed, newest last. Beyond `MAX_KNOWN_PEOPLE`, the oldest entries are
 * dropped, those that you have not added yourself first.
 */
export function withPerson(people: readonly Person[], person: Person): readonly Person[] {
  const others = people.filter(({ identity }) => identity !== person.identity);
  if (isUnchanged(person)) return others;
  const all = [...others, person];
  if (all.length <= MAX_KNOWN_PEOPLE) return all;
  const dropped = all.find(({ isKnown = false }) => !isKnown) ?? all[0];
  return all.filter((one) => one !== dropped).slice(-MAX_KNOWN_PEOPLE);
}
