import { parseParticipantName } from '../../shared/model/name.ts';

/** What a lobby is called when its host does not say. */
export function lobbyNameFor(hostName: string): string {
  const name = parseParticipantName(hostName);
  if (name === undefined) return 'My lobby';
  return /s$/i.test(name) ? `${name}' lobby` : `${name}'s lobby`;
}
