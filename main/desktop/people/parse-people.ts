import * as v from 'valibot';
import { withPerson } from '../../../shared/model/people.ts';
import { personSchema, type Person } from '../../../shared/model/person.ts';

/** Version of the file's layout. */
const PEOPLE_FILE_VERSION = 1;

/** Largest file that is read: all that can be known, under the longest names. */
export const MAX_PEOPLE_FILE_BYTES = 4_194_304;

/**
 * What a file of people says; undefined = nothing in it can be used. Entries that cannot be used cost only themselves,
 * and are counted.
 */
export function parsePeople(
  text: string,
): { readonly people: readonly Person[]; readonly unusable: number } | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const file = v.safeParse(v.object({ version: v.literal(PEOPLE_FILE_VERSION), people: v.array(v.unknown()) }), json);
  if (!file.success) return undefined;
  const byIdentity = new Map<string, Person>();
  let unusable = 0;
  for (const entry of file.output.people) {
    const person = v.safeParse(personSchema, entry);
    if (person.success) byIdentity.set(person.output.identity, person.output);
    else unusable++;
  }
  const people = [...byIdentity.values()];
  const last = people.pop();
  return { people: last === undefined ? [] : withPerson(people, last), unusable };
}

/** People -> text of the file, for people to read too. */
export function formatPeople(people: readonly Person[]): string {
  return `${JSON.stringify({ version: PEOPLE_FILE_VERSION, people }, null, 2)}\n`;
}
