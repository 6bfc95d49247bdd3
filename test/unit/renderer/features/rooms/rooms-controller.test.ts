import { beforeEach, expect, it } from 'vitest';
import {
  createRoomsController,
  type RoomNews,
  type RoomsController,
} from '../../../../../renderer/features/rooms/rooms-controller.ts';
import { createRoomsStore, roomIdOf, type RoomsStore } from '../../../../../renderer/features/rooms/rooms-store.ts';
import type { RoomFacts } from '../../../../../shared/model/people/lobby-room.ts';
import type { Permission } from '../../../../../shared/model/people/rank.ts';
import type { ServerboundRoomMessage } from '../../../../../shared/protocol/people/room-messages.ts';

const OWN_ID = 7;
const ROOM: RoomFacts = { id: 1, name: 'Team A', hearing: 'everyone', limit: 0, hasPassword: false };
const ROW = {
  ...{ name: 'Wren', muted: false, deafened: false, identity: '', away: false, color: null },
  ...{ rank: 'member' as const, held: [] },
};

let store: RoomsStore;
let controller: RoomsController;
let sent: ServerboundRoomMessage[];
let news: { readonly news: RoomNews; readonly go: (() => void) | null }[];
let refused: string[];
let may: Permission[];

beforeEach(() => {
  [sent, news, refused, may] = [[], [], [], []];
  store = createRoomsStore();
  controller = createRoomsController({
    store,
    ownId: () => OWN_ID,
    may: () => may,
    onNews: (said, go) => void news.push({ news: said, go }),
    onRefused: (code) => void refused.push(code),
  });
  controller.setLink({ send: (message) => void sent.push(message), accepts: () => true }, false);
  receiveRooms([ROOM, { ...ROOM, id: 2, name: 'Team B' }]);
});

const receiveRooms = (rooms: readonly RoomFacts[]): void => controller.receive({ type: 'rooms', rooms });
const roster = (rows: readonly (readonly [id: number, room: number])[]): void =>
  controller.receive({ type: 'roster', participants: rows.map(([id, room]) => ({ ...ROW, id, room })) });
const answer = (code: '' | 'wrong-room-password' | 'room-full'): void =>
  controller.receive({ type: 'room-answer', request: sent.at(-1)?.request ?? 0, code, message: '' });

it('keeps who is in which room', () => {
  roster([
    [OWN_ID, 1],
    [8, 0],
  ]);
  controller.receive({ type: 'changes', participants: [{ ...ROW, id: 8, room: 2 }], left: [OWN_ID] });
  expect([roomIdOf(store.getState(), OWN_ID), roomIdOf(store.getState(), 8), roomIdOf(store.getState(), 9)]).toEqual([
    0, 2, 0,
  ]);
  const { places } = store.getState();
  controller.receive({ type: 'changes', participants: [{ ...ROW, id: 8, room: 2 }], left: [9] });
  expect(store.getState().places).toBe(places);
});

it('asks for a password only when the host wants one, and says when it is wrong', () => {
  controller.enter(1, { bring: true });
  answer('wrong-room-password');
  expect(store.getState().asked).toEqual({ room: 1, bring: true, isWrong: false });
  controller.enter(1, { password: 'honey', bring: true });
  expect([sent.at(-1), store.getState().asked]).toEqual([
    { type: 'room-enter', request: 2, room: 1, password: 'honey', bring: true },
    null,
  ]);
  answer('wrong-room-password');
  expect(store.getState().asked).toEqual({ room: 1, bring: true, isWrong: true });
  controller.cancelEntry();
  expect([store.getState().asked, refused]).toEqual([null, []]);
});

it('says what was done, and why not', () => {
  controller.enter(1);
  answer('');
  controller.move({ id: 8, name: 'Owl' }, 2);
  answer('');
  controller.remove(2);
  answer('room-full');
  expect([news.map((one) => one.news), refused]).toEqual([
    [
      { type: 'entered', room: 'Team A' },
      { type: 'sent', name: 'Owl', room: 'Team B' },
    ],
    ['room-full'],
  ]);
});

it('moves yourself by entering', () => {
  controller.move({ id: OWN_ID, name: 'Fox' }, 2);
  expect(sent.at(-1)).toMatchObject({ type: 'room-enter', room: 2 });
});

it('goes through the rooms that are open, by key', () => {
  receiveRooms([
    { ...ROOM, limit: 1 },
    { ...ROOM, id: 2, hasPassword: true },
    { ...ROOM, id: 3 },
  ]);
  roster([
    [OWN_ID, 0],
    [8, 1],
  ]);
  const step = (by: 1 | -1): number | undefined => {
    controller.step(by);
    const last = sent.at(-1);
    return last?.type === 'room-enter' ? last.room : undefined;
  };
  expect([step(1), step(-1)]).toEqual([3, 3]);
  roster([[OWN_ID, 3]]);
  expect([step(1), step(-1)]).toEqual([0, 1]);
  may = ['move'];
  expect(step(-1)).toBe(2);
  controller.leave();
  expect(sent.at(-1)).toMatchObject({ room: 0 });
  roster([[OWN_ID, 0]]);
  const count = sent.length;
  controller.leave();
  expect(sent).toHaveLength(count);
});

it('offers to go where someone asks you to follow', () => {
  controller.receive({ type: 'room-notice', what: 'follow', by: 'Ada', room: 1, name: 'Team A' });
  expect([news[0]?.news, sent]).toEqual([{ type: 'follow', by: 'Ada', room: 'Team A' }, []]);
  news[0]?.go?.();
  expect(sent.at(-1)).toMatchObject({ type: 'room-enter', room: 1 });
  controller.receive({ type: 'room-notice', what: 'moved', by: 'Ada', room: 1, name: 'Team A' });
  expect(news[1]?.go).toBeNull();
});

it('does nothing with a host that knows no rooms, and forgets rooms with the lobby', () => {
  controller.setLink({ send: (message) => void sent.push(message), accepts: () => false }, false);
  controller.enter(1);
  expect([sent, refused, store.getState().rooms, store.getState().isSupported]).toEqual([
    [],
    ['room-refused'],
    [],
    false,
  ]);
});

it('hides the people of a room, and shows them again', () => {
  controller.toggle(1);
  expect([...store.getState().collapsed]).toEqual([1]);
  controller.toggle(1);
  expect([...store.getState().collapsed]).toEqual([]);
});
