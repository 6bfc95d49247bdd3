import * as v from 'valibot';
import { parseJsonText } from '../json-text.ts';
import { withPerson } from '../model/people/people.ts';
import { personSchema, type Person } from '../model/people/person.ts';

/** The version of the file's layout. */
const PEOPLE_FILE_VERSION = 1;

/** The largest file that is read: as many people as can be stored, with the longest names. */
export const MAX_PEOPLE_FILE_BYTES = 4_194_304;

/**
 * Parses a file of people; undefined = nothing in it is usable. Unusable entries are dropped individually, and counted.
 */
export function parsePeople(
  text: string,
): { readonly people: readonly Person[]; readonly unusable: number } | undefined {
  const json = parseJsonText(text);
  if (!json.ok) return undefined;
  const fileSchema = v.object({ version: v.literal(PEOPLE_FILE_VERSION), people: v.array(v.unknown()) });
  const file = v.safeParse(fileSchema, json.value);
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

/** Formats people as the text of the file, readable for people too. */
export function formatPeople(people: readonly Person[]): string {
  return `${JSON.stringify({ version: PEOPLE_FILE_VERSION, people }, null, 2)}\n`;
}
