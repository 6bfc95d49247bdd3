import type { EventName, PayloadOf, RequestOf, ResponseOf } from '../../../shared/ipc/define.ts';
import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { FailureCode } from '../../../shared/ipc/failure-codes.ts';
import type { HostListing } from '../../../shared/ipc/lobbies-contract.ts';
import type { PracticeChoice } from '../../../shared/ipc/lobby-contract.ts';
import type { RoleChange, RoleRow } from '../../../shared/model/people/hand-role.ts';
import type { HostReach } from '../../../shared/model/host-reach.ts';
import type { OverlayPerson, OverlayText } from '../../../shared/model/overlay.ts';
import type { Binding, Trigger } from '../../../shared/model/keys/bindings.ts';
import type { Person } from '../../../shared/model/people/person.ts';
import type { Settings, SettingsUpdate } from '../../../shared/model/settings.ts';
import type { StoredNotice } from '../../../shared/model/stored-notice.ts';
import type { WindowBounds, WindowShape } from '../../../shared/model/window-place.ts';
import type { Invitation } from '../../../shared/protocol/invitation/invitation.ts';
import type { Result } from '../../../shared/result.ts';
import type { ServerChange } from '../../../shared/rendezvous/server-change.ts';
import type { VoteMemory } from '../../../shared/model/vote-memory.ts';
import type { GamePhase, HearingRules } from '../../../shared/spatial/hearing-rules.ts';

/** The ports of the desktop application; `main/cli/desktop/compose-app.ts` provides them. */

type FollowedHost = RequestOf<EarshotContract, 'standby:open'>['host'];

/** Opens lobbies on this machine. */
export interface LobbyHosting {
  host(options: {
    readonly lobbyName: string;
    readonly rules: HearingRules;
    /** How the lobby shows itself at its rendezvous servers; null = not at all. */
    readonly listing: HostListing | null;
    /** What newcomers have to know; '' or not given = nothing. */
    readonly password?: string;
  }): Promise<Result<HostedLobby, FailureCode>>;
  /** A lobby with simulated players; without a choice, they do what the command line says. */
  practice(choice?: PracticeChoice): Promise<Result<HostedLobby, FailureCode>>;
}

/** A lobby that runs on this machine until it is closed or crashes. */
export interface HostedLobby {
  /** The invitation as it was when the lobby opened. */
  readonly invitation: string;
  /** Notices to the host. */
  readonly notices: readonly ResponseOf<EarshotContract, 'lobby:host'>['notices'][number][];
  /** Returns the invitation with the addresses of now. */
  invite(): Promise<string>;
  /** Ends all invitations given so far, and returns a new one. */
  renewInvitation(): Promise<string>;
  /** Describes where a game server sends positions, and what it needs for that. */
  describeGameApi(): Promise<ResponseOf<EarshotContract, 'lobby:describe-game-api'>>;
  /** Changes the rules or the phase for everyone in the lobby. */
  setRules(rules: HearingRules, phase: GamePhase): void;
  /** Sets teams and states by hand. */
  setRoles(changes: readonly RoleChange[]): void;
  /** Returns the known teams and states of participants. */
  roles(): readonly RoleRow[];
  /** Calls `listener` with every change of `roles`. Returns a function that stops that. */
  onRoles(listener: (roles: readonly RoleRow[]) => void): () => void;
  /** Returns how the lobby can be reached, as far as its host knows. */
  reach(): Promise<HostReach>;
  /** Calls `listener` with every change of `reach`. Returns a function that stops that. */
  onReach(listener: (reach: HostReach) => void): () => void;
  /** Calls `listener` when somebody asks to be let in. Returns a function that stops that. */
  onKnock(listener: (knock: PayloadOf<EarshotContract, 'lobby:knock'>) => void): () => void;
  /** Calls `listener` with the id of every knock that was answered or withdrawn. Returns a function that stops that. */
  onKnockGone(listener: (id: number) => void): () => void;
  /** Lets somebody in who knocked, or refuses. Does nothing if the knock is unknown or has been answered. */
  answerKnock(id: number, isWelcome: boolean): void;
  /**
   * Changes how the lobby shows itself at its rendezvous servers; null = not at all. Fails with `no-rendezvous-set` if
   * it uses none.
   */
  setListing(listing: HostListing | null): Result<void, 'no-rendezvous-set'>;
  /** Registers the lobby at other rendezvous servers than before, and its invitation names them. */
  changeServers(change: ServerChange): void;
  /** Asks a successor to take the lobby over. Returns its identity; '' = nobody can. */
  handOver(): Promise<string>;
  /**
   * Calls `listener` with whether a player's computer gets ready to take over: at once if one does, and after every
   * change. Returns a function that stops that.
   */
  onPreparing(listener: (isPreparing: boolean) => void): () => void;
  /** Another host has the lobby: sends everybody there. */
  follow(host: FollowedHost): void;
  /** Calls `listener` once when another host has the lobby, and everybody has moved there. */
  onMoved(listener: () => void): () => void;
  /** Calls `listener` once when the lobby crashes, with the reason for the log. Returns a function that stops that. */
  onEnded(listener: (message: string) => void): () => void;
  close(): Promise<void>;
}

/** The player's own identity, as far as votes need it. */
export interface Voter {
  /** The raw Ed25519 public key, base64url. */
  readonly publicKey: string;
  /** Returns the signature over the text's UTF-8 bytes, base64url. */
  sign(statement: string): string;
}

/** Keeps what the player has promised to lobbies: how they voted. */
export interface VotesStore {
  /** Whether earlier promises are known, so that the player may vote. */
  readonly isKnown: boolean;
  /** Returns what was promised in a lobby; null = that is not known, so the player must not vote. */
  read(lobby: string): VoteMemory | null;
  /** Resolves once the promise is stored; rejects if it cannot be. */
  remember(lobby: string, memory: VoteMemory): Promise<void>;
}

/** Opens standby hosts on this machine. */
export interface StandbyHosting {
  /** Logical processors of this machine. */
  readonly cores: number;
  /** Prepares to stand by for a host. The standby host itself opens when that host wants it. */
  open(options: {
    readonly host: FollowedHost;
    readonly send: (report: AppEvents['standby:report']['report']) => void;
    /** This machine has the lobby now. */
    readonly onHosting: (lobby: HostedLobby) => void;
  }): OwnStandby;
}

/** The standby for the host of the lobby that the window has joined. */
export interface OwnStandby {
  receive(message: RequestOf<EarshotContract, 'standby:receive'>['message']): void;
  setHostLost(isLost: boolean): void;
  follow(host: FollowedHost): void;
  /** Ends the standby host, unless it has the lobby by now. */
  leave(): Promise<void>;
}

/** Finds lobbies without an invitation. */
export interface LobbyFinder {
  /** Calls `listener` with what the search has found so far. Returns a function that stops that. */
  onFound(listener: (found: AppEvents['lobbies:found']) => void): () => void;
  /**
   * Searches the directories of `rendezvous`, and the local network if `includesLan`, until `stop`. Replaces the search
   * before it.
   */
  search(
    search: RequestOf<EarshotContract, 'lobbies:search'>,
    places: { readonly rendezvous: readonly string[]; readonly includesLan: boolean },
  ): void;
  stop(): void;
  /** Gets the invitation of a found lobby. Replaces the attempt before it, which fails with `superseded`. */
  enter(request: RequestOf<EarshotContract, 'lobbies:enter'>): Promise<Result<Invitation, FailureCode>>;
  cancelEnter(): void;
  close(): void;
}

/** Stores the player's settings. */
export interface SettingsStore {
  read(): Settings;
  /** Updates the settings. Resolves with the new ones once they are stored; rejects if they cannot be. */
  update(patch: SettingsUpdate): Promise<Settings>;
  /** A problem with the stored settings; null = none. */
  readonly notice: StoredNotice | null;
  /** Calls `listener` with the new settings after every stored update. Returns a function that stops that. */
  onChange(listener: (settings: Settings) => void): () => void;
}

/** Shows who is talking: to streaming programs, and above the game if the shell can. */
export interface OverlayService {
  /** Returns the page's address with its secret, and opens the page if needed; '' if it cannot open. */
  describe(): Promise<ResponseOf<EarshotContract, 'overlay:describe'>>;
  /** Creates a new secret. The old address no longer shows anything. */
  renew(): Promise<ResponseOf<EarshotContract, 'overlay:renew'>>;
  /** Calls `listener` with the page's address whenever it is opened or renewed. Returns a function that stops that. */
  onAddress(listener: (url: string) => void): () => void;
  /** Shows the participants of the lobby; an empty list = no lobby. */
  show(people: readonly OverlayPerson[], texts?: readonly OverlayText[]): void;
  close(): Promise<void>;
}

/** Finds and downloads newer versions of this program. */
export interface UpdateService {
  status(): AppEvents['update:status'];
  /** Calls `listener` with every change of the status. Returns a function that stops that. */
  on(listener: (status: AppEvents['update:status']) => void): () => void;
  /** Checks now, and downloads a newer version. Resolves when that is done or has failed, which the status shows. */
  check(): Promise<void>;
  /** Restarts with the downloaded version. Fails with `no-update` if there is none. */
  install(): Promise<Result<void, 'no-update'>>;
  close(): void;
}

/** Writes the report for somebody who helps with a problem. */
export interface Diagnostics {
  /** `window` is what the window knows, as lines of text; secrets and names in it are redacted too. */
  report(window: string): Promise<string>;
  /** Adds names of people that no report may contain from now on. */
  rememberNames(names: readonly string[]): void;
}

/** Listens for keys and mouse buttons while other programs have the focus. */
export interface HotkeyService {
  /** Calls `listener` with every 'hotkeys:action' or 'hotkeys:status'. Returns a function that stops that. */
  on<Name extends 'hotkeys:action' | 'hotkeys:status'>(
    name: Name,
    listener: (payload: AppEvents[Name]) => void,
  ): () => void;
  /** Reports the latest status again, for a window that has not heard it. */
  announce(): void;
  /** Sets the keys to listen for. Held keys whose meaning changes are reported as released. */
  setBindings(bindings: readonly Binding[]): void;
  /** Starts or stops listening. Held keys are reported as released when it stops. */
  listen(isOn: boolean): void;
  /**
   * Listens up to 10 s for a key or mouse button. null = none came, Escape was pressed, or `cancelRecording` was
   * called. Fails with `cannot-record` if keys outside the window cannot be heard.
   */
  record(): Promise<Result<Trigger | null, 'cannot-record'>>;
  cancelRecording(): void;
  /** Reports everything held as released: the machine locks or suspends, and key releases get lost. */
  release(): void;
  close(): Promise<void>;
}

/** A helper process of the app, which the shell starts in its own way. Messages are text. */
export interface HelperProcess {
  send(text: string): void;
  onMessage(listener: (text: unknown) => void): void;
  /** Calls `listener` when the process has ended, or could not be started. */
  onExit(listener: (description: string) => void): void;
  /** Kills the process at once. */
  kill(): void;
}

/** Starts `file`, an entry of this project, with `programArguments`. Never throws; `onExit` reports failures. */
export type SpawnHelper = (file: URL, programArguments: readonly string[]) => HelperProcess;

/** Stores how the player wants to hear others. */
export interface PeopleStore {
  /** The people with settings, longest known first. */
  read(): readonly Person[];
  /**
   * Stores the settings for a person, or removes the person if nothing is set. Resolves with all people once stored;
   * rejects if that fails.
   */
  update(person: Person): Promise<readonly Person[]>;
  /** Problems with the stored people, and with the player's own identity. */
  readonly notices: readonly StoredNotice[];
}

/** Places the app's window on the desktop, if the shell can, and keeps where it was. */
export interface WindowPlacement {
  /** Returns whether the shell moves the window. If not, the window moves itself and reports where it is. */
  isPlacedByShell(): boolean;
  /**
   * Gives the window a shape, and keeps it above others while it is not `full`, if `isOnTop`. Returns where a window
   * that moves itself was last in another shape; null = nowhere yet, or there is nothing left to do.
   */
  takeShape(shape: WindowShape, isOnTop: boolean): WindowBounds | null;
  /** Keeps where the window is in its shape. */
  moved(bounds: WindowBounds): void;
  /** Stores what is not stored yet. */
  close(): Promise<void>;
}

/** Copies text to the system's clipboard. */
export type CopyText = (text: string) => Promise<Result<void, 'no-clipboard'>>;

/** Reads the text of the system's clipboard; '' = there is none. Fails with `no-clipboard` if this shell cannot. */
export type ReadClipboard = () => Promise<Result<string, 'no-clipboard'>>;

export type PositionEvent = 'positions:report' | 'positions:status' | 'positions:wine';

/** Reports where this machine's player is, from games, programs and recorded tracks. */
export interface PositionService {
  /**
   * Calls `listener` with every change, which the events of the same names report. Returns a function that stops that.
   */
  on<Name extends PositionEvent>(name: Name, listener: (payload: AppEvents[Name]) => void): () => void;
  /** Reports the latest position and status again, for a window that has not heard them. */
  announce(): void;
  /**
   * Handles joining a lobby: a source that fell silent before is no longer active, so that the player can walk by hand.
   */
  forgetLost(): void;
  /** The address for games, and the token that they need; both '' if it could not open. */
  describeApi(): Promise<ResponseOf<EarshotContract, 'positions:describe-api'>>;
  /**
   * Plays the track in `text` instead of the previous one. Fails with `bad-track`, and then the previous one continues.
   */
  playTrack(text: string): Promise<Result<void, 'bad-track' | 'bad-track-row'>>;
  stopTrack(): Promise<void>;
  /** Looks for games in Wine more often while somebody looks. */
  watchWine(isOn: boolean): void;
  /** Starts the bridge for the game in a Wine prefix. Resolves once it carries positions. */
  startBridge(prefix: string): Promise<Result<void, 'no-bridge-program' | 'bridge-failed' | 'game-ended'>>;
  stopBridge(): void;
  close(): Promise<void>;
}

/** Sends events to the application's windows. */
export type AppEvents = { readonly [Name in EventName<EarshotContract>]: PayloadOf<EarshotContract, Name> };
