import { MAX_KNOWN_PEOPLE, type Person } from './person.ts';

/** Returns whether a person has default settings only. They are heard as the rules say and need not be remembered. */
export function isUnchanged({
  volumePercent,
  isMuted,
  isBlocked,
}: Pick<Person, 'volumePercent' | 'isMuted' | 'isBlocked'>): boolean {
  return volumePercent === 100 && !isMuted && !isBlocked;
}

/**
 * Returns the known people after one of them changed, newest last. Beyond `MAX_KNOWN_PEOPLE`, the oldest entries are
 * dropped.
 */
export function withPerson(people: readonly Person[], person: Person): readonly Person[] {
  const others = people.filter(({ identity }) => identity !== person.identity);
  return isUnchanged(person) ? others : [...others, person].slice(-MAX_KNOWN_PEOPLE);
}
