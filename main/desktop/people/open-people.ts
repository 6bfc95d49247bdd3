import type { PeopleStore } from '../app/ports.ts';
import type { Log } from '../../../shared/log.ts';
import { openIdentity, type PersonalIdentity } from './open-identity.ts';
import { openPeopleStore } from './open-people-store.ts';

/** Opens the player's identity and their settings about others, both stored in `folder`. */
export async function openPeople(
  folder: string,
  log: Log,
): Promise<{ readonly people: PeopleStore; readonly identity: PersonalIdentity }> {
  const [store, identity] = await Promise.all([openPeopleStore(folder, log), openIdentity(folder, log)]);
  return {
    people: { ...store, notices: [...store.notices, ...(identity.notice === null ? [] : [identity.notice])] },
    identity,
  };
}
