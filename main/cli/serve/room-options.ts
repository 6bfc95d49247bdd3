import { parseParticipantName } from '../../../shared/model/name.ts';
import {
  isSameRoomName,
  MAX_ROOM_LIMIT,
  MAX_ROOMS,
  ROOM_HEARINGS,
  type RoomWish,
} from '../../../shared/model/people/lobby-room.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { parseInteger } from '../options.ts';

/**
 * Reads the rooms that a lobby opens with: `NAME`, perhaps followed by `hearing=` and `limit=` after commas, as in
 * `AFK, hearing=nobody`. They have no passwords, which would be visible to every program of the machine.
 */
export function readRooms(texts: readonly string[]): Result<readonly RoomWish[], 'bad-option'> {
  if (texts.length > MAX_ROOMS) return failure('bad-option', `--room can be repeated up to ${MAX_ROOMS} times.`);
  const rooms: RoomWish[] = [];
  for (const text of texts) {
    const room = readRoom(text);
    if (!room.ok) return room;
    if (rooms.some(({ name }) => isSameRoomName(name, room.value.name)))
      return failure('bad-option', `--room: '${room.value.name}' is given twice. Remove one of them.`);
    rooms.push(room.value);
  }
  return success(rooms);
}

function readRoom(text: string): Result<RoomWish, 'bad-option'> {
  const [given = '', ...settings] = text.split(',').map((part) => part.trim());
  const name = parseParticipantName(given);
  if (name === undefined) return failure('bad-option', '--room needs a name with 1 to 32 visible characters.');
  let room: RoomWish = { name, hearing: 'everyone', limit: 0, password: null };
  for (const setting of settings) {
    const [key = '', value = ''] = setting.split('=').map((part) => part.trim());
    if (key === 'hearing') {
      const hearing = ROOM_HEARINGS.find((known) => known === value);
      if (hearing === undefined)
        return failure('bad-option', `--room: hearing must be one of ${ROOM_HEARINGS.join(', ')}, not '${value}'.`);
      room = { ...room, hearing };
    } else if (key === 'limit') {
      const limit = parseInteger('room', value, 1, MAX_ROOM_LIMIT);
      if (!limit.ok) return limit;
      room = { ...room, limit: limit.value };
    } else return failure('bad-option', `--room: '${setting}' is unknown. After the name, give hearing= or limit=.`);
  }
  return success(room);
}
