import type { Participant, ParticipantId } from '../../shared/model/participant.ts';
import { isSameProfile, profileOf, type Profile } from '../../shared/model/profile/profile.ts';
import { withUniqueSuffix } from '../../shared/model/name.ts';
import { automaticColor } from '../../shared/model/people/player-color.ts';

/** The participants of a lobby. Immutable: every transition returns a new room. */
export interface Room {
  readonly capacity: number;
  readonly nextParticipantId: ParticipantId;
  readonly participants: ReadonlyMap<ParticipantId, Participant>;
  /** The colours of those who choose none, as their places in `PLAYER_HUES`. They last while a participant is here. */
  readonly automaticColors: ReadonlyMap<ParticipantId, number>;
}

export function createRoom(capacity: number): Room {
  return { capacity, nextParticipantId: 1, participants: new Map(), automaticColors: new Map() };
}

/** Returns the participant who has proven `identity`; undefined = nobody, as for '', which proves nothing. */
export function findByIdentity(room: Room, identity: string): Participant | undefined {
  if (identity === '') return undefined;
  return [...room.participants.values()].find((participant) => participant.identity === identity);
}

/** A room with somebody more, and who that is. */
interface JoinedRoom {
  readonly room: Room;
  readonly participant: Participant;
}

/**
 * Adds a participant under a new id and a unique name. `name` must be cleaned already and `identity` proven, and the
 * room must not be full.
 */
export function withJoined(room: Room, name: string, identity: string): JoinedRoom {
  const id = room.nextParticipantId;
  return withReturned({ ...room, nextParticipantId: id + 1 }, { id, name, identity });
}

/** Adds a participant who has left before under the same id, which nobody else may have, and a unique name. */
export function withReturned(
  room: Room,
  { id, name, identity }: Pick<Participant, 'id' | 'name' | 'identity'>,
): JoinedRoom {
  const participant: Participant = {
    id,
    name: uniqueName(room, name, id),
    isMuted: false,
    isDeafened: false,
    identity,
    color: null,
    isAway: false,
  };
  const automaticColors = new Map(room.automaticColors).set(id, automaticColor(participant, shownColors(room)));
  return {
    room: { ...room, automaticColors, participants: new Map(room.participants).set(id, participant) },
    participant,
  };
}

export function withLeft(room: Room, id: ParticipantId): Room {
  const participants = new Map(room.participants);
  const automaticColors = new Map(room.automaticColors);
  participants.delete(id);
  automaticColors.delete(id);
  return { ...room, participants, automaticColors };
}

/** Replaces all participants. Those who were here keep their automatic colours. */
export function withParticipants(room: Room, participants: Room['participants']): Room {
  const kept = [...room.automaticColors].filter(([id]) => participants.has(id));
  let next: Room = { ...room, participants, automaticColors: new Map(kept) };
  for (const participant of [...participants.values()].toSorted((a, b) => a.id - b.id)) {
    if (next.automaticColors.has(participant.id)) continue;
    const color = automaticColor(participant, shownColors(next));
    next = { ...next, automaticColors: new Map(next.automaticColors).set(participant.id, color) };
  }
  return next;
}

/** Returns the colour in which others see a participant, as its place in `PLAYER_HUES`; null = nobody has the id. */
export function colorOf({ participants, automaticColors }: Room, id: ParticipantId): number | null {
  return participants.get(id)?.color ?? automaticColors.get(id) ?? null;
}

/** Returns the colours that others see now. */
function shownColors(room: Room): ReadonlySet<number> {
  return new Set([...room.automaticColors.keys()].flatMap((id) => colorOf(room, id) ?? []));
}

/**
 * Gives a participant another name, made unique as at a join; `name` must be cleaned already. Returns the same room if
 * the name stays, or if nobody has the id.
 */
export function withName(room: Room, id: ParticipantId, name: string): Room {
  const participant = room.participants.get(id);
  if (participant === undefined) return room;
  const unique = uniqueName(room, name, id);
  if (participant.name === unique) return room;
  return { ...room, participants: new Map(room.participants).set(id, { ...participant, name: unique }) };
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

/** Gives a participant a colour. Returns the same room if nothing changes or nobody has the id. */
export function withColor(room: Room, id: ParticipantId, color: number | null): Room {
  const participant = room.participants.get(id);
  if (participant === undefined || participant.color === color) return room;
  return { ...room, participants: new Map(room.participants).set(id, { ...participant, color }) };
}

/** Replaces what a participant shows of themselves. Returns the same room if nothing changes or nobody has the id. */
export function withProfile(room: Room, id: ParticipantId, profile: Profile): Room {
  const participant = room.participants.get(id);
  if (participant === undefined || isSameProfile(profileOf(participant), profile)) return room;
  return { ...room, participants: new Map(room.participants).set(id, { ...participant, profile }) };
}

/** Records that a participant has lost its connection, or has one again. Returns the same room if nothing changes. */
export function withAway(room: Room, id: ParticipantId, isAway: boolean): Room {
  const participant = room.participants.get(id);
  if (participant === undefined || participant.isAway === isAway) return room;
  return { ...room, participants: new Map(room.participants).set(id, { ...participant, isAway }) };
}

/** Returns `name` with a number if somebody but the participant `id` has it. */
function uniqueName(room: Room, name: string, id: ParticipantId): string {
  const others = [...room.participants.values()].filter((participant) => participant.id !== id);
  return withUniqueSuffix(name, new Set(others.map((other) => other.name)));
}
