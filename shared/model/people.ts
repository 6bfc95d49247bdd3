import { MAX_KNOWN_PEOPLE, type Person } from './person.ts';

/** Whether nothing is set about somebody: they are heard as the rules say, and need not be remembered. */
export function isUnchanged({
  volumePercent,
  isMuted,
  isBlocked,
}: Pick<Person, 'volumePercent' | 'isMuted' | 'isBlocked'>): boolean {
  return volumePercent === 100 && !isMuted && !isBlocked;
}

/**
 * The known people after something was set about one: the newest last. Beyond `MAX_KNOWN_PEOPLE` the longest known are
 * forgotten.
 */
export function withPerson(people: readonly Person[], person: Person): readonly Person[] {
  const others = people.filter(({ identity }) => identity !== person.identity);
  return isUnchanged(person) ? others : [...others, person].slice(-MAX_KNOWN_PEOPLE);
}
