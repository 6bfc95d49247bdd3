import type { TFunction } from 'i18next';
import { parseParticipantName } from '../../../../shared/model/name.ts';

/** Returns the name of a lobby, with a default for hosts that gave none. */
export function lobbyNameFor(hostName: string, t: TFunction<'app'>): string {
  const name = parseParticipantName(hostName);
  if (name === undefined) return t('lobbyName.nameless');
  return t(/s$/i.test(name) ? 'lobbyName.ofNameInS' : 'lobbyName.of', { name });
}
