import path from 'node:path';
import { withPerson } from '../../../shared/model/people/people.ts';
import type { Person } from '../../../shared/model/people/person.ts';
import type { StoredNotice } from '../../../shared/model/stored-notice.ts';
import type { PeopleStore } from '../app/ports.ts';
import type { Log } from '../../../shared/log.ts';
import { formatPeople, MAX_PEOPLE_FILE_BYTES, parsePeople } from '../../../shared/stored/parse-people.ts';
import { keepAs } from '../settings/kept-file.ts';
import { readTextFile } from '../settings/read-text-file.ts';
import { writeFileAtomically } from '../../files/write-file-atomically.ts';

export const PEOPLE_FILE_NAME = 'people.json';

/**
 * Reads `people.json` in `folder`. Never rejects: `notices` reports what cannot be read, and a damaged file is kept
 * under another name. Updates are written one at a time, each as a whole file; a failed write rejects and changes
 * nothing. A list that could not be read is read again before an update, so that unread data is never overwritten.
 */
export async function openPeopleStore(folder: string, log: Log): Promise<PeopleStore> {
  const filePath = path.join(folder, PEOPLE_FILE_NAME);
  const loaded = await load(filePath, log);
  if (loaded.notice !== null) log.warn(loaded.notice.message);
  let { people, isUnread } = loaded;
  let lastWrite: Promise<unknown> = Promise.resolve();

  async function apply(person: Person): Promise<readonly Person[]> {
    if (isUnread) {
      const again = await load(filePath, log);
      if (again.isUnread) throw new Error('The list of people cannot be read, so it is not overwritten.');
      ({ people, isUnread } = again);
    }
    const next = withPerson(people, person);
    await writeFileAtomically(filePath, formatPeople(next));
    people = next;
    return next;
  }

  return {
    notices: loaded.notice === null ? [] : [loaded.notice],
    read: () => people,
    update(person) {
      const write = lastWrite.then(() => apply(person));
      lastWrite = write.catch(() => undefined);
      return write;
    },
  };
}

interface Loaded {
  readonly people: readonly Person[];
  /** Whether a list exists that the system does not let us read. */
  readonly isUnread: boolean;
  readonly notice: StoredNotice | null;
}

async function load(filePath: string, log: Log): Promise<Loaded> {
  try {
    const text = await readTextFile(filePath, MAX_PEOPLE_FILE_BYTES);
    if (text === undefined) return { people: [], isUnread: false, notice: null };
    const parsed = parsePeople(text);
    if (parsed === undefined) {
      const detail = await keepAs(filePath, 'corrupt');
      const message = `The list of people was damaged and is kept as ${detail}.`;
      return { people: [], isUnread: false, notice: { code: 'people-damaged', message, detail } };
    }
    if (parsed.unusable === 0) return { people: parsed.people, isUnread: false, notice: null };
    const detail = String(parsed.unusable);
    const message = `The list of people has ${detail} entries that could not be read.`;
    return { people: parsed.people, isUnread: false, notice: { code: 'people-incomplete', message, detail } };
  } catch (error) {
    log.error('The list of people could not be read.', error);
    const message = 'The list of people could not be read.';
    return { people: [], isUnread: true, notice: { code: 'people-unread', message, detail: '' } };
  }
}
