import type { Participant } from '../../../shared/model/participant.ts';

/** A participant who is neither muted nor deafened. */
export function samplePerson(id: number, name: string, identity = ''): Participant {
  return { id, name, identity, isMuted: false, isDeafened: false, color: null, isAway: false };
}
