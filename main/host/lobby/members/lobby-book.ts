import type { GamePhase, HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import type { Meeting } from '../../../../shared/protocol/lobby-state.ts';
import type { Room } from '../../../room/room.ts';
import type { LobbyKeys } from '../admit.ts';

/** What is true of a lobby apart from its connections. */
interface LobbyPages {
  readonly room: Room;
  readonly rules: HearingRules;
  readonly phase: GamePhase;
  readonly keys: LobbyKeys;
  /** Identities that may not join. */
  readonly bans: ReadonlySet<string>;
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

  get keys(): LobbyKeys {
    return this.#pages.keys;
  }

  get bans(): ReadonlySet<string> {
    return this.#pages.bans;
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
