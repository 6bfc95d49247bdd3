import type { Participant, ParticipantId } from '../../shared/model/participant.ts';
import { withUniqueSuffix } from '../../shared/model/name.ts';

/** The participants of a lobby. Immutable: every transition returns a new room. */
export interface Room {
  readonly capacity: number;
  readonly nextParticipantId: ParticipantId;
  readonly participants: ReadonlyMap<ParticipantId, Participant>;
}

export function createRoom(capacity: number): Room {
  return { capacity, nextParticipantId: 1, participants: new Map() };
}

export function isFull(room: Room): boolean {
  return room.participants.size >= room.capacity;
}

/** Returns the participant who has proven `identity`; undefined = nobody, as for '', which proves nothing. */
export function findByIdentity(room: Room, identity: string): Participant | undefined {
  if (identity === '') return undefined;
  return [...room.participants.values()].find((participant) => participant.identity === identity);
}

/**
 * Adds a participant under a new id and a unique name. `name` must be cleaned already and `identity` proven, and the
 * room must not be full.
 */
export function withJoined(
  room: Room,
  name: string,
  identity: string,
): { readonly room: Room; readonly participant: Participant } {
  const taken = new Set([...room.participants.values()].map((other) => other.name));
  const participant: Participant = {
    id: room.nextParticipantId,
    name: withUniqueSuffix(name, taken),
    isMuted: false,
    isDeafened: false,
    identity,
  };
  const participants = new Map(room.participants).set(participant.id, participant);
  return { room: { ...room, nextParticipantId: room.nextParticipantId + 1, participants }, participant };
}

export function withLeft(room: Room, id: ParticipantId): Room {
  const participants = new Map(room.participants);
  participants.delete(id);
  return { ...room, participants };
}

/** Changes the status that a participant reported. Returns the same room if nothing changes or nobody has the id. */
export function withStatus(
  room: Room,
  id: ParticipantId,
  status: { readonly isMuted: boolean; readonly isDeafened: boolean },
): Room {
  const participant = room.participants.get(id);
  if (
    participant === undefined ||
    (participant.isMuted === status.isMuted && participant.isDeafened === status.isDeafened)
  )
    return room;
  return { ...room, participants: new Map(room.participants).set(id, { ...participant, ...status }) };
}
