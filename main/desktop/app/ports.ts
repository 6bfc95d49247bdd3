import type { EventName, PayloadOf, ResponseOf } from '../../../shared/ipc/define.ts';
import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { FailureCode } from '../../../shared/ipc/failure-codes.ts';
import type { OverlayPerson } from '../../../shared/model/overlay.ts';
import type { Binding, Trigger } from '../../../shared/model/bindings.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { Settings, SettingsUpdate } from '../../../shared/model/settings.ts';
import type { StoredNotice } from '../../../shared/model/stored-notice.ts';
import type { Invitation } from '../../../shared/protocol/invitation.ts';
import type { Joined } from '../../../shared/protocol/signalling.ts';
import type { Result } from '../../../shared/result.ts';
import type { GamePhase, HearingRules } from '../../../shared/spatial/hearing-rules.ts';

/** What the desktop application needs from outside. `main/cli/desktop/compose-app.ts` provides all of it. */

/** Opens lobbies on this machine. */
export interface LobbyHosting {
  host(options: {
    readonly lobbyName: string;
    readonly rules: HearingRules;
  }): Promise<Result<HostedLobby, FailureCode>>;
  /** A lobby with simulated players. */
  practice(): Promise<Result<HostedLobby, FailureCode>>;
}

/** A lobby that runs on this machine until it is closed or dies. */
export interface HostedLobby {
  readonly invitation: string;
  /** Where a game's server tells who is where, and the token that it needs. */
  readonly gameApi: { readonly url: string; readonly token: string };
  /** Changes the rules, or what the lobby is doing, for everybody in it. */
  setRules(rules: HearingRules, phase: GamePhase): void;
  /**
   * Calls `listener` once when the lobby dies by itself, with what to tell the person. Returns how to stop listening.
   */
  onEnded(listener: (message: string) => void): () => void;
  close(): Promise<void>;
}

/** Reaches hosts by their invitations. */
export interface SignallingClient {
  join(request: {
    readonly invitation: Invitation;
    readonly name: string;
    readonly offer: string;
  }): Promise<Result<SignallingSession, FailureCode>>;
}

/** A lobby joined, as long as its signalling connection lives. */
export interface SignallingSession {
  readonly joined: Pick<Joined, 'participantId' | 'name' | 'lobbyName' | 'rules' | 'answer'>;
  /** Calls `listener` once when the connection ends without `leave`. Returns how to stop listening. */
  onEnded(listener: (ended: PayloadOf<EarshotContract, 'link:ended'>) => void): () => void;
  leave(): Promise<void>;
}

/** Keeps what a person has set. */
export interface SettingsStore {
  read(): Settings;
  /** Resolves with the new settings once they are stored; rejects where they cannot be. */
  update(patch: SettingsUpdate): Promise<Settings>;
  /** What was wrong with the stored settings; null = nothing. */
  readonly notice: StoredNotice | null;
  /** Calls `listener` with the new settings whenever an update was stored. Returns how to stop listening. */
  onChange(listener: (settings: Settings) => void): () => void;
}

/** Shows who is talking to streaming programs, and above the game where the shell can. */
export interface OverlayService {
  /** The page's address with its secret, which is opened where it was not; '' where it cannot be. */
  describe(): Promise<ResponseOf<EarshotContract, 'overlay:describe'>>;
  /** A new secret. Whoever looks at the old address sees nothing from now on. */
  renew(): Promise<ResponseOf<EarshotContract, 'overlay:renew'>>;
  /** Calls `listener` with the page's address whenever it is opened or renewed. Returns how to stop listening. */
  onAddress(listener: (url: string) => void): () => void;
  /** Who is in the lobby; an empty list = no lobby. */
  show(people: readonly OverlayPerson[]): void;
  close(): Promise<void>;
}

/** Looks for newer versions of this program and fetches them. */
export interface UpdateService {
  status(): AppEvents['update:status'];
  /** Calls `listener` with every change of the status. Returns how to stop listening. */
  on(listener: (status: AppEvents['update:status']) => void): () => void;
  /** Looks now, and fetches what is newer. Resolves when that is done or has failed, which the status says. */
  check(): Promise<void>;
  /** Ends the program and starts the version that was fetched. Fails with `no-update` where none was. */
  install(): Promise<Result<void, 'no-update'>>;
  close(): void;
}

/** Writes the report for whoever helps with a problem. */
export interface Diagnostics {
  /** `window` is what the window knows, as lines of text; secrets and names in it are taken out too. */
  report(window: string): Promise<string>;
  /** Names of people that no report must tell from now on. */
  rememberNames(names: readonly string[]): void;
}

/** Hears keys and mouse buttons while other programs have the focus. */
export interface HotkeyService {
  /** Calls `listener` with every 'hotkeys:action' or 'hotkeys:status'. Returns how to stop listening. */
  on<Name extends 'hotkeys:action' | 'hotkeys:status'>(
    name: Name,
    listener: (payload: AppEvents[Name]) => void,
  ): () => void;
  /** Tells the newest status again: there is a window that has not heard it. */
  announce(): void;
  /** What is heard from now on. Keys that are held and mean something else now are told as released. */
  setBindings(bindings: readonly Binding[]): void;
  /** Begins or ends to listen. What is held when it ends is told as released. */
  listen(isOn: boolean): void;
  /**
   * Waits up to 10 s for a key or mouse button, listening meanwhile. null = none came, Escape was pressed, or
   * `cancelRecording` was called. Fails with `cannot-record` where keys outside the window cannot be heard.
   */
  record(): Promise<Result<Trigger | null, 'cannot-record'>>;
  cancelRecording(): void;
  /** Tells everything that is held as released: the machine is locked or falls asleep, and key releases get lost. */
  release(): void;
  close(): Promise<void>;
}

/** A process of our own beside the app, which the shell starts in its own way. Messages are text. */
export interface HelperProcess {
  send(text: string): void;
  onMessage(listener: (text: unknown) => void): void;
  /** Calls `listener` when the process has ended, or could not be started. */
  onExit(listener: (description: string) => void): void;
  /** Ends it at once. */
  kill(): void;
}

/** Starts `file`, an entry of this project, with `programArguments`. Never throws; what fails is told by `onExit`. */
export type SpawnHelper = (file: URL, programArguments: readonly string[]) => HelperProcess;

/** Keeps how a person wants to hear others. */
export interface PeopleStore {
  /** Whom the person has set anything about, the longest known first. */
  read(): readonly Person[];
  /**
   * Keeps what is set about somebody, or forgets them where nothing is. Resolves with all once it is stored; rejects
   * where it cannot be.
   */
  update(person: Person): Promise<readonly Person[]>;
  /** What was wrong with what was stored of them, and of who this machine's person is to them. */
  readonly notices: readonly StoredNotice[];
}

/** Puts text on the system's clipboard. */
export type CopyText = (text: string) => Promise<Result<void, 'no-clipboard'>>;

/** Says where this machine's player is, by games, programs and recorded tracks. */
export interface PositionService {
  /**
   * Calls `listener` with every change; the reports are those of 'positions:report' and 'positions:status'. Returns how
   * to stop listening.
   */
  on<Name extends 'positions:report' | 'positions:status'>(
    name: Name,
    listener: (payload: AppEvents[Name]) => void,
  ): () => void;
  /** Tells the newest report and status again: there is a window that has not heard them. */
  announce(): void;
  /** A lobby is joined: what fell silent before counts no longer, so that the person can walk by hand. */
  forgetLost(): void;
  /** Where games tell, and the token that they need; '' for both where it could not be opened. */
  describeApi(): Promise<ResponseOf<EarshotContract, 'positions:describe-api'>>;
  /** Plays the track in `text` instead of the one before. Fails with `bad-track`, and the one before plays on. */
  playTrack(text: string): Promise<Result<void, 'bad-track' | 'bad-track-row'>>;
  stopTrack(): Promise<void>;
  close(): Promise<void>;
}

/** What the application tells its windows. */
export type AppEvents = { readonly [Name in EventName<EarshotContract>]: PayloadOf<EarshotContract, Name> };
