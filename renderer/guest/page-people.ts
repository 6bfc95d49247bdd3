import type { FailureCode } from '../../shared/ipc/failure-codes.ts';
import { withPerson } from '../../shared/model/people/people.ts';
import type { Person } from '../../shared/model/people/person.ts';
import type { StoredNotice } from '../../shared/model/stored-notice.ts';
import { success, type Result } from '../../shared/result.ts';
import { formatPeople, MAX_PEOPLE_FILE_BYTES, parsePeople } from '../../shared/stored/parse-people.ts';
import { noRoom } from './page-settings.ts';
import { keepAside, type PageStorage } from './page-storage.ts';

const KEY = 'people';

export interface PagePeople {
  /** What was wrong with the stored people; null = nothing. */
  readonly notice: StoredNotice | null;
  read(): readonly Person[];
  /** Stores how to hear a person. If that fails, nothing changes. */
  update(person: Person): Result<readonly Person[], FailureCode>;
}

/** Reads the people that this browser keeps for the page. A damaged list is set aside, and a notice reports it. */
export function openPagePeople(storage: PageStorage): PagePeople {
  const loaded = load(storage);
  let { people } = loaded;
  return {
    notice: loaded.notice,
    read: () => people,
    update(person) {
      const next = withPerson(people, person);
      if (!storage.write(KEY, formatPeople(next))) return noRoom();
      people = next;
      return success(next);
    },
  };
}

function load(storage: PageStorage): { readonly people: readonly Person[]; readonly notice: StoredNotice | null } {
  const text = storage.read(KEY);
  if (text === null) return { people: [], notice: null };
  const parsed = text.length > MAX_PEOPLE_FILE_BYTES ? undefined : parsePeople(text);
  if (parsed === undefined) {
    const detail = keepAside(storage, KEY, 'corrupt');
    const message = `The list of people was damaged and is kept as ${detail}.`;
    return { people: [], notice: { code: 'people-damaged', message, detail } };
  }
  if (parsed.unusable === 0) return { people: parsed.people, notice: null };
  const detail = String(parsed.unusable);
  const message = `The list of people has ${detail} entries that could not be read.`;
  return { people: parsed.people, notice: { code: 'people-incomplete', message, detail } };
}
