import { parseLobbyState, type LobbyState } from '../../../shared/protocol/lobby-state.ts';
import type {
  ClientboundSuccession,
  Grant,
  ServerboundSuccession,
  SignedSuccession,
} from '../../../shared/protocol/succession-messages.ts';
import type { Log } from '../../../shared/log.ts';
import type { Result } from '../../../shared/result.ts';
import { scheduleEvery, type Schedule } from '../../../shared/schedule.ts';
import { StateAssembly } from '../../../shared/succession/state-parts.ts';
import type { FollowedHost } from './standby-succession.ts';

/** A router maps ports after a while, and addresses change, so the invitation is looked at this often. */
const INVITATION_INTERVAL_MS = 5_000;

/** Opening a standby host costs seconds of processor time, and a host may change its mind as often as it likes. */
const START_PAUSE_MS = 30_000;

/** A standby host that runs on this machine. */
export interface RunningStandby {
  /** Returns its invitation with the addresses of now, without the lobby's secret. */
  invite(): Promise<string>;
  apply(state: LobbyState): void;
  setHostLost(isLost: boolean): void;
  follow(host: FollowedHost): void;
  takeSuccession(succession: SignedSuccession): void;
  takeGrant(grant: Grant): void;
  /** Calls `listener` once when this host has taken the lobby over. */
  onHosting(listener: () => void): void;
  /** Calls `listener` once when it has ended without `close`. */
  onEnded(listener: (message: string) => void): void;
  close(): Promise<void>;
}

/** The options of a standby host. */
export interface StandbyStart {
  readonly state: LobbyState;
  /** Of the member on this machine. */
  readonly identity: string;
  readonly host: FollowedHost;
}

/** The messages of a keeper to the host that its member follows. */
export type StandbyReport = Extract<ServerboundSuccession, { type: 'standby' | 'lobby-state-ack' }>;

export interface StandbyKeeperOptions<Standby extends RunningStandby> {
  readonly identity: string;
  /** The host that the member has joined. */
  readonly host: FollowedHost;
  readonly start: (start: StandbyStart) => Promise<Result<Standby>>;
  /** Sends a message to the host that the member follows now. */
  readonly send: (report: StandbyReport) => void;
  /** The standby host has the lobby from now on, and it is the caller's to close. */
  readonly onHosting: (standby: Standby) => void;
  readonly log: Log;
  readonly schedule: Schedule;
}

/**
 * Keeps a standby host open while the host of the lobby wants one of this member: it reads what the host sends to its
 * successors, and tells the standby host what the member knows.
 */
export class StandbyKeeper<Standby extends RunningStandby> {
  readonly #options: StandbyKeeperOptions<Standby>;
  readonly #assembly = new StateAssembly();
  #host: FollowedHost;
  #isWanted = false;
  #isHostLost = false;
  #succession: SignedSuccession | undefined;
  #state: LobbyState | undefined;
  #starting: Promise<void> | undefined;
  #standby: Standby | undefined;
  #invitation = '';
  /** Ends the pause after a standby host was closed; undefined = there is none. */
  #stopResting: (() => void) | undefined;
  #stopLooking = (): void => undefined;

  constructor(options: StandbyKeeperOptions<Standby>) {
    this.#options = options;
    this.#host = options.host;
  }

  /** Takes a message of the host that the member follows. */
  receive(message: ClientboundSuccession): void {
    if (message.type === 'appoint') this.#appoint(message.rank > 0);
    else if (message.type === 'lobby-state') {
      const state = this.#assembly.add(message);
      if (state !== undefined && this.#isWanted) this.#takeState(state.text);
    } else if (message.type === 'succession') {
      this.#succession = message.succession;
      this.#standby?.takeSuccession(message.succession);
    } else if (message.type === 'grant') this.#standby?.takeGrant(message.grant);
  }

  /** The member has lost its host, or has it again. */
  setHostLost(isLost: boolean): void {
    this.#isHostLost = isLost;
    this.#standby?.setHostLost(isLost);
  }

  /** The member follows another host, which appoints successors of its own. */
  follow(host: FollowedHost): void {
    this.#host = host;
    this.#isHostLost = false;
    this.#standby?.follow(host);
  }

  /** The member has left the lobby. Resolves when the standby host has ended. */
  async leave(): Promise<void> {
    this.#isWanted = false;
    await this.#starting;
    await this.#end();
    this.#stopResting?.();
  }

  #appoint(isWanted: boolean): void {
    this.#isWanted = isWanted;
    if (!isWanted) void this.#end();
    else if (this.#standby !== undefined) this.#report(this.#invitation);
  }

  #takeState(text: string): void {
    const state = parseLobbyState(text);
    if (!state.ok) return this.#options.log.warn(`The host sent a state that cannot be used: ${state.error.message}`);
    this.#state = state.value;
    if (this.#standby === undefined) this.#startIfWanted();
    else this.#apply(this.#standby, state.value);
  }

  #startIfWanted(): void {
    const state = this.#state;
    if (!this.#isWanted || this.#stopResting !== undefined || this.#standby !== undefined || state === undefined)
      return;
    this.#starting ??= this.#start(state);
  }

  /** Opens no other standby host for a while. */
  #rest(): void {
    this.#stopResting?.();
    this.#stopResting = this.#options.schedule(() => {
      this.#stopResting = undefined;
      this.#startIfWanted();
    }, START_PAUSE_MS);
  }

  #apply(standby: Standby, state: LobbyState): void {
    standby.apply(state);
    this.#options.send({ type: 'lobby-state-ack', version: state.version });
  }

  async #start(state: LobbyState): Promise<void> {
    const { identity, start, log } = this.#options;
    const started = await start({ state, identity, host: this.#host });
    this.#starting = undefined;
    if (!started.ok) {
      this.#isWanted = false;
      log.warn(`This computer can't be a standby for the host: ${started.error.message}`);
      return this.#report('');
    }
    const { value: standby } = started;
    if (!this.#isWanted) {
      this.#rest();
      return standby.close();
    }
    this.#standby = standby;
    standby.onHosting(() => this.#passOn(standby));
    standby.onEnded((message) => this.#noteEnd(standby, message));
    this.#catchUp(standby, state);
    this.#stopLooking = scheduleEvery(this.#options.schedule, () => void this.#look(standby), INVITATION_INTERVAL_MS);
    await this.#look(standby);
  }

  /** Tells a standby host what has happened while it started. */
  #catchUp(standby: Standby, startState: LobbyState): void {
    standby.follow(this.#host);
    if (this.#succession !== undefined) standby.takeSuccession(this.#succession);
    if (this.#isHostLost) standby.setHostLost(true);
    const state = this.#state ?? startState;
    this.#apply(standby, state);
  }

  async #look(standby: Standby): Promise<void> {
    const invitation = await standby.invite();
    if (this.#standby !== standby || invitation === this.#invitation) return;
    this.#invitation = invitation;
    this.#report(invitation);
  }

  #report(invitation: string): void {
    this.#options.send({ type: 'standby', invitation });
  }

  #passOn(standby: Standby): void {
    if (this.#standby !== standby) return;
    this.#forget();
    this.#options.onHosting(standby);
  }

  #noteEnd(standby: Standby, message: string): void {
    if (this.#standby !== standby) return;
    this.#options.log.warn(`The standby host has ended: ${message}`);
    this.#forget();
    this.#report('');
  }

  async #end(): Promise<void> {
    const standby = this.#standby;
    this.#forget();
    if (standby === undefined) return;
    this.#rest();
    await standby.close();
  }

  #forget(): void {
    this.#stopLooking();
    this.#standby = undefined;
    this.#state = undefined;
    this.#invitation = '';
  }
}
