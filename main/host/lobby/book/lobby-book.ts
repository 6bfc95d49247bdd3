import { randomBytes } from 'node:crypto';
import { NO_AUTHORITY } from '../../../../shared/model/people/moderation.ts';
import type { GamePhase, HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { NO_MEETING, type LobbyState, type Meeting } from '../../../../shared/protocol/lobby-state.ts';
import { openAuthority, type Authority } from '../../../room/authority.ts';
import type { HandRoles } from '../../../room/hand-roles.ts';
import { NO_ROOMS, type LobbyRooms } from '../../../room/lobby-rooms.ts';
import { createRoom, type Room } from '../../../room/room.ts';
import type { LobbyKeys } from '../admit.ts';

const LOBBY_ID_BYTES = 16;

/** The state of a lobby apart from its connections. */
interface LobbyPages {
  readonly room: Room;
  readonly rules: HearingRules;
  readonly phase: GamePhase;
  /** Teams and states by hand. */
  readonly roles: HandRoles;
  /** The named rooms, and who is in them. */
  readonly rooms: LobbyRooms;
  readonly keys: LobbyKeys;
  /** The ranks in the lobby, and the decisions of its moderators. */
  readonly authority: Authority;
  /** The identity of the player on this machine; '' = none. */
  readonly hostIdentity: string;
  readonly meeting: Meeting;
}

export interface LobbyBookOptions extends LobbyPages {
  /** 16 random bytes, base64url; the same on every host of the lobby. */
  readonly lobbyId: string;
  readonly lobbyName: string;
  /** Number of changes so far. */
  readonly version: number;
  /** Another host has the lobby, and this one is prepared to take it over. */
  readonly isStandby: boolean;
  /** Something has changed that another host must know. */
  readonly onChange: () => void;
}

/** The lobby's state that outlives connections, and the count of its changes. */
export class LobbyBook {
  readonly lobbyId: string;
  readonly lobbyName: string;
  isStandby: boolean;
  readonly #onChange: () => void;
  #pages: LobbyPages;
  #version: number;

  constructor({ lobbyId, lobbyName, version, isStandby, onChange, ...pages }: LobbyBookOptions) {
    this.lobbyId = lobbyId;
    this.lobbyName = lobbyName;
    this.isStandby = isStandby;
    this.#onChange = onChange;
    this.#pages = pages;
    this.#version = version;
  }

  get version(): number {
    return this.#version;
  }

  get room(): Room {
    return this.#pages.room;
  }

  get rules(): HearingRules {
    return this.#pages.rules;
  }

  get phase(): GamePhase {
    return this.#pages.phase;
  }

  get roles(): HandRoles {
    return this.#pages.roles;
  }

  get rooms(): LobbyRooms {
    return this.#pages.rooms;
  }

  get keys(): LobbyKeys {
    return this.#pages.keys;
  }

  get authority(): Authority {
    return this.#pages.authority;
  }

  get hostIdentity(): string {
    return this.#pages.hostIdentity;
  }

  get meeting(): Meeting {
    return this.#pages.meeting;
  }

  /** Replaces parts of the state. Returns whether that changes anything. */
  write(changes: Partial<LobbyPages>): boolean {
    const names = Object.keys(changes) as (keyof LobbyPages)[];
    if (names.every((name) => changes[name] === this.#pages[name])) return false;
    this.#pages = { ...this.#pages, ...changes };
    this.noteChange();
    return true;
  }

  /** Counts a change of something that is kept elsewhere: tokens, groups. */
  noteChange(): void {
    this.#version++;
    this.#onChange();
  }

  /** Goes on from the count of another host. */
  adoptVersion(version: number): void {
    this.#version = Math.max(this.#version, version);
  }
}

/** How a lobby begins: a new one, or as another host or an earlier start has left it. */
interface BookBeginning {
  readonly lobbyName: string;
  readonly capacity: number;
  readonly rules: HearingRules;
  readonly phase: GamePhase;
  readonly keys: LobbyKeys;
  readonly restored?: LobbyState | undefined;
  readonly isStandby?: boolean | undefined;
  readonly onStateChange?: (() => void) | undefined;
}

/** Opens the book of a lobby that nobody is in yet. */
export function openBook({ restored, ...options }: BookBeginning): LobbyBook {
  return new LobbyBook({
    lobbyId: restored?.lobbyId ?? randomBytes(LOBBY_ID_BYTES).toString('base64url'),
    lobbyName: options.lobbyName,
    version: 0,
    isStandby: options.isStandby ?? false,
    onChange: options.onStateChange ?? (() => undefined),
    room: createRoom(options.capacity),
    rules: restored?.rules ?? options.rules,
    phase: restored?.phase ?? options.phase,
    roles: new Map(),
    rooms: NO_ROOMS,
    keys: options.keys,
    authority: openAuthority(NO_AUTHORITY, 0),
    hostIdentity: '',
    meeting: NO_MEETING,
  });
}
