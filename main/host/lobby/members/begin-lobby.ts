import type { LobbyDoor } from '../door/lobby-door.ts';
import type { MemberRooms } from '../circles/member-rooms.ts';
import { AWAY_SECONDS } from './absences.ts';
import type { LobbyBook } from '../book/lobby-book.ts';
import type { LobbyCopy } from './lobby-copy.ts';
import type { LobbyOptions } from './lobby-options.ts';
import type { Membership } from './membership.ts';

/** Begins a lobby as another host or an earlier start has left it, with the rooms that it should have. */
export function beginLobby(
  { restored, mixer, door: doorSettings = {}, rooms: roomNames = [] }: LobbyOptions,
  {
    book,
    rooms,
    door,
    membership,
    copy,
  }: {
    readonly book: LobbyBook;
    readonly rooms: Pick<MemberRooms, 'open'>;
    readonly door: Pick<LobbyDoor, 'begin'>;
    readonly membership: Pick<Membership, 'absences'>;
    readonly copy: Pick<LobbyCopy, 'adopt'>;
  },
): void {
  if (restored !== undefined) {
    mixer.setRules(book.rules, book.phase);
    copy.adopt(restored);
  } else door.begin(doorSettings);
  rooms.open(roomNames);
  if (restored !== undefined && !book.isStandby) membership.absences.restart(AWAY_SECONDS);
}
