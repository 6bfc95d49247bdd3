import { describe, expect, it } from 'vitest';
import {
  describeRooms,
  describeRoomsState,
  findRoomRefusal,
  hearingOf,
  NO_ROOMS,
  openRooms,
  opens,
  peopleIn,
  roomOf,
  withoutRoom,
  withPerson,
  withRoom,
  type LobbyRooms,
} from '../../../../main/room/lobby-rooms.ts';
import { MAX_ROOMS, type RoomWish } from '../../../../shared/model/people/lobby-room.ts';

const SALT = new Uint8Array(16).fill(1);
const WISH: RoomWish = { name: 'Team A', hearing: 'everyone', limit: 0, password: null };

function created(rooms: LobbyRooms, wish: Partial<RoomWish>, id = 0): LobbyRooms {
  const result = withRoom(rooms, id, { ...WISH, ...wish }, () => SALT);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/** Returns the error of creating or changing a room; '' = done. */
function refusalOf(rooms: LobbyRooms, wish: Partial<RoomWish>, id = 0): string {
  const result = withRoom(rooms, id, { ...WISH, ...wish }, () => SALT);
  return result.ok ? '' : result.error.code;
}

describe('rooms', () => {
  it('have numbers that are never used again', () => {
    const two = created(created(NO_ROOMS, {}), { name: 'Team B' });
    expect(describeRooms(created(withoutRoom(two, 2), { name: 'Team C' })).map(({ id, name }) => [id, name])).toEqual([
      [1, 'Team A'],
      [3, 'Team C'],
    ]);
  });

  it('have clean names, each only once', () => {
    const one = created(NO_ROOMS, { name: ' Team\u0000\u202e \n A ' });
    expect(describeRooms(one)[0]?.name).toBe('Team A');
    expect(['team a', '', '\u200b\u0007', 'x'.repeat(10_000)].map((name) => refusalOf(one, { name }))).toEqual([
      'room-name-taken',
      'bad-room-name',
      'bad-room-name',
      'bad-room-name',
    ]);
    // Cyrillic letters, a digit for a letter, and marks piled up.
    expect(
      ['Тeаm A', 'Team А', 'TE AM-a', `T${'\u0301'.repeat(3)}eam A`].map((name) => refusalOf(one, { name })),
    ).toEqual(new Array<string>(4).fill('room-name-taken'));
    expect(['Team B', '🦊', '🦉'].map((name) => refusalOf(one, { name }))).toEqual(['', '', '']);
    expect(describeRooms(created(NO_ROOMS, { name: 'x'.repeat(256) }))[0]?.name).toHaveLength(32);
  });

  it('are at most fifty', () => {
    let rooms = NO_ROOMS;
    for (let number = 1; number <= MAX_ROOMS; number++) rooms = created(rooms, { name: `Room ${number}` });
    expect([refusalOf(rooms, { name: 'Room 51' }), refusalOf(rooms, { name: 'Other' }, 50)]).toEqual([
      'too-many-rooms',
      '',
    ]);
  });

  it('change and keep their number, people and password', () => {
    const before = withPerson(created(NO_ROOMS, { password: 'honey' }), 7, 1);
    const after = created(before, { name: 'AFK', hearing: 'nobody', password: null }, 1);
    expect([describeRooms(after), roomOf(after, 7), hearingOf(after, 7)]).toEqual([
      [{ id: 1, name: 'AFK', hearing: 'nobody', limit: 0, hasPassword: true }],
      1,
      'nobody',
    ]);
    expect(describeRooms(created(after, { password: '' }, 1))[0]?.hasPassword).toBe(false);
    expect(refusalOf(before, {}, 2)).toBe('no-such-room');
  });

  it('open to their password, which nobody can read from them', () => {
    const [room] = created(NO_ROOMS, { password: 'honey' }).rooms.values();
    expect([opens(room!, 'honey'), opens(room!, 'Honey'), opens(room!, '')]).toEqual([true, false, false]);
    expect(JSON.stringify(describeRoomsState(created(NO_ROOMS, { password: 'honey' })))).not.toContain('honey');
  });

  it('take as many people as their limit says; the open space takes all', () => {
    const full = withPerson(created(NO_ROOMS, { limit: 1 }), 7, 1);
    expect([
      findRoomRefusal(full, 8, 1),
      findRoomRefusal(full, 7, 1),
      findRoomRefusal(full, 8, 0),
      findRoomRefusal(full, 8, 2),
    ]).toEqual(['room-full', undefined, undefined, 'no-such-room']);
  });

  it('leave their people in the open space when they are deleted', () => {
    const rooms = withPerson(withPerson(created(NO_ROOMS, {}), 7, 1), 8, 1);
    expect(peopleIn(rooms, 1, [7, 8, 9])).toEqual([7, 8]);
    const gone = withoutRoom(rooms, 1);
    expect([peopleIn(gone, 0, [7, 8, 9]), hearingOf(gone, 7), withoutRoom(gone, 1) === gone]).toEqual([
      [7, 8, 9],
      undefined,
      true,
    ]);
  });

  it('outlive their host, with those who are in them', () => {
    const rooms = withPerson(created(created(NO_ROOMS, { password: 'honey' }), { name: 'AFK' }), 7, 2);
    const opened = openRooms(describeRoomsState(rooms), new Map([...rooms.places, [8, 0]]));
    expect(opened.nextId).toBe(3);
    expect([describeRooms(opened), [...opened.places]]).toEqual([describeRooms(rooms), [[7, 2]]]);
    expect(opens([...opened.rooms.values()][0]!, 'honey')).toBe(true);
  });
});
