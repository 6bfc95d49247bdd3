import { OPEN_SPACE, type RoomId, type RoomWish } from '../../../shared/model/people/lobby-room.ts';
import type { Permission } from '../../../shared/model/people/rank.ts';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import type { RoomNotice, RoomRefusal, ServerboundRoomMessage } from '../../../shared/protocol/people/room-messages.ts';
import { NO_LOBBY_ROOMS, roomIdOf, type RoomsStore } from './rooms-store.ts';

/** The part of the link in use that carries requests. */
interface RoomsLink {
  send(message: ServerboundRoomMessage): void;
  accepts(type: string): boolean;
}

/** What happened, for a sentence. `room`: '' = the open space. */
export type RoomNews =
  | { readonly type: RoomNotice['what']; readonly by: string; readonly room: string }
  | { readonly type: 'entered' | 'created' | 'removed'; readonly room: string }
  | { readonly type: 'sent'; readonly name: string; readonly room: string };

export interface RoomsController {
  /** `link`: the link whose data channel is open now; null = none. */
  setLink(link: RoomsLink | null, isSame: boolean): void;
  receive(message: ClientboundChannelMessage): void;
  /** `bring`: those in your room follow you, or are asked to. */
  enter(room: RoomId, options?: { readonly password?: string; readonly bring?: boolean }): void;
  /** Forgets the question for a password. */
  cancelEntry(): void;
  /** Goes to another room in the list that is open to you. */
  step(by: 1 | -1): void;
  /** Goes to the open space. */
  leave(): void;
  move(target: Pick<Participant, 'id' | 'name'>, room: RoomId): void;
  /** Creates a room (0) or changes one. */
  save(room: RoomId, wish: RoomWish): void;
  remove(room: RoomId): void;
  /** Shows or hides the people of a room in the list. */
  toggle(room: RoomId): void;
}

export interface RoomsDependencies {
  readonly store: RoomsStore;
  readonly ownId: () => ParticipantId | null;
  readonly may: () => readonly Permission[];
  /** `go`: does what the news asks for; null = it asks for nothing. */
  readonly onNews: (news: RoomNews, go: (() => void) | null) => void;
  readonly onRefused: (code: RoomRefusal) => void;
}

type Pending =
  | { readonly type: 'enter'; readonly room: RoomId; readonly bring: boolean; readonly hadPassword: boolean }
  | { readonly type: 'done'; readonly news: RoomNews | null };

/** More answers than this are not waited for: a host that answers nothing fills no memory. */
const MAX_PENDING = 100;

/** Takes you and others to rooms, and keeps which rooms there are and who is where. */
export function createRoomsController(dependencies: RoomsDependencies): RoomsController {
  const { store, ownId, may, onNews, onRefused } = dependencies;
  const pending = new Map<number, Pending>();
  let link: RoomsLink | null = null;
  let lastRequest = 0;

  const nameOf = (room: RoomId): string => store.getState().rooms.find(({ id }) => id === room)?.name ?? '';

  function begin(what: Pending): number | undefined {
    if (link?.accepts('room-enter') !== true) return void onRefused('room-refused');
    if (pending.size >= MAX_PENDING) pending.clear();
    lastRequest += 1;
    pending.set(lastRequest, what);
    return lastRequest;
  }

  function ask(message: (request: number) => ServerboundRoomMessage, news: RoomNews | null): void {
    const request = begin({ type: 'done', news });
    if (request !== undefined) link?.send(message(request));
  }

  function receiveAnswer({ request, code }: Extract<ClientboundChannelMessage, { type: 'room-answer' }>): void {
    const asked = pending.get(request);
    pending.delete(request);
    if (asked?.type === 'enter' && code === 'wrong-room-password')
      return store.setState({ asked: { room: asked.room, bring: asked.bring, isWrong: asked.hadPassword } });
    if (code !== '') return onRefused(code);
    if (asked?.type === 'enter') onNews({ type: 'entered', room: nameOf(asked.room) }, null);
    else if (asked?.news) onNews(asked.news, null);
  }

  /** Rooms that a key leads to: not those that take a password or have no place. */
  function openRooms(): readonly RoomId[] {
    const { rooms, places } = store.getState();
    const own = roomIdOf({ places }, ownId());
    const counts = [...places.values()];
    const isOpen = rooms.filter(
      ({ id, limit, hasPassword }) =>
        id === own ||
        ((!hasPassword || may().includes('move')) &&
          (limit === 0 || counts.filter((one) => one === id).length < limit)),
    );
    return [OPEN_SPACE, ...isOpen.map(({ id }) => id)];
  }

  const controller: RoomsController = {
    setLink(next, isSame) {
      link = next;
      pending.clear();
      if (!isSame) store.setState(NO_LOBBY_ROOMS);
      store.setState({ isSupported: next?.accepts('room-enter') === true, asked: null });
    },
    receive(message) {
      if (message.type === 'rooms') store.setState({ rooms: message.rooms });
      else if (message.type === 'roster') store.setState({ places: withRows(new Map(), message.participants) });
      else if (message.type === 'changes')
        store.setState(({ places }) => ({ places: withRows(places, message.participants, message.left) }));
      else if (message.type === 'room-answer') receiveAnswer(message);
      else if (message.type === 'room-notice') {
        const { what, by, room, name } = message;
        onNews({ type: what, by, room: name }, what === 'follow' ? () => controller.enter(room) : null);
      }
    },
    enter(room, { password = '', bring = false } = {}) {
      store.setState({ asked: null });
      const request = begin({ type: 'enter', room, bring, hadPassword: password !== '' });
      if (request !== undefined) link?.send({ type: 'room-enter', request, room, password, bring });
    },
    cancelEntry: () => store.setState({ asked: null }),
    step(by) {
      const rooms = openRooms();
      const next = rooms.at((rooms.indexOf(roomIdOf(store.getState(), ownId())) + by) % rooms.length);
      if (rooms.length > 1 && next !== undefined) controller.enter(next);
    },
    leave() {
      if (roomIdOf(store.getState(), ownId()) !== OPEN_SPACE) controller.enter(OPEN_SPACE);
    },
    move({ id, name }, room) {
      if (id === ownId()) return controller.enter(room);
      ask((request) => ({ type: 'room-move', request, id, room }), { type: 'sent', name, room: nameOf(room) });
    },
    save(room, wish) {
      const news: RoomNews | null = room === OPEN_SPACE ? { type: 'created', room: wish.name } : null;
      ask((request) => ({ type: 'room-set', request, room, ...wish }), news);
    },
    remove: (room) =>
      ask((request) => ({ type: 'room-delete', request, room }), { type: 'removed', room: nameOf(room) }),
    toggle(room) {
      const collapsed = new Set(store.getState().collapsed);
      if (!collapsed.delete(room)) collapsed.add(room);
      store.setState({ collapsed });
    },
  };
  return controller;
}

type RosterRow = Extract<ClientboundChannelMessage, { type: 'roster' }>['participants'][number];

/** Returns the same map if everyone stays where they are. */
function withRows(
  places: ReadonlyMap<ParticipantId, RoomId>,
  rows: readonly RosterRow[],
  left: readonly ParticipantId[] = [],
): ReadonlyMap<ParticipantId, RoomId> {
  const isSame = ({ id, room }: RosterRow): boolean => (places.get(id) ?? OPEN_SPACE) === room;
  if (rows.every(isSame) && left.every((id) => !places.has(id))) return places;
  const after = new Map(places);
  for (const id of left) after.delete(id);
  for (const { id, room } of rows)
    if (room === OPEN_SPACE) after.delete(id);
    else after.set(id, room);
  return after;
}
