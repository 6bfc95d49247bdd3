import type { RoleChange, RoleRow } from '../../shared/model/people/hand-role.ts';
import type { HostReach } from '../../shared/model/host-reach.ts';
import type { LobbyState } from '../../shared/protocol/lobby-state.ts';
import type { GamePhase, HearingRules } from '../../shared/spatial/hearing-rules.ts';
import { TypedEmitter } from '../../shared/typed-emitter.ts';
import type { HostOrder, OrderOutcome } from './host-order.ts';
import type { PersonNow } from './person-now.ts';
import type { ServerChange } from '../../shared/rendezvous/server-change.ts';
import type { SuccessionCommand, SuccessionReport } from './succession/succession-messages.ts';
import type { HostDescription, HostListing, HostStatistics, Knock, LobbyCommand, LobbyReport } from './host-options.ts';

export interface LobbyEvents {
  statistics: HostStatistics;
  /** How the internet reaches the lobby has changed. */
  reach: HostReach;
  /** Somebody asks to be let in. */
  knock: Knock;
  /** The knock with this id was answered or withdrawn. */
  knockGone: number;
  /** The known teams and states of participants. */
  roles: readonly RoleRow[];
  /** A participant was banned: `setSecret` ends the invitation that they know. */
  banned: undefined;
  /** The player with this name has become owner by the claim code. */
  claimed: string;
  /** An event in the succession of the lobby. */
  succession: SuccessionReport;
  /** The state of the lobby for the next start has changed. */
  state: LobbyState;
  /** The lobby ended without being closed; the text says why. */
  died: string;
}

const LOBBY_OVER: OrderOutcome = { type: 'refused', code: 'moderation-refused', name: '' };

/** One lobby of a host in a separate thread. Its methods need no `this`. */
export class LobbyHandle {
  readonly events = new TypedEmitter<LobbyEvents>((error) => {
    throw error;
  });
  /** As it was when the lobby opened. */
  readonly description: HostDescription;
  readonly #send: (command: LobbyCommand) => void;
  readonly #waiting: ((description: HostDescription) => void)[] = [];
  readonly #waitingForPeople: ((people: readonly PersonNow[]) => void)[] = [];
  readonly #waitingForOrders: ((outcome: OrderOutcome) => void)[] = [];
  #latest: HostDescription;
  #roles: readonly RoleRow[] = [];

  constructor(description: HostDescription, send: (command: LobbyCommand) => void) {
    this.description = description;
    this.#latest = description;
    this.#send = send;
  }

  /** Describes the lobby with the addresses of now, or the last known ones if it ends in the meantime. */
  readonly describe = (): Promise<HostDescription> =>
    new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#send({ type: 'describe' });
    });

  /** Describes everybody in the lobby at this moment, or nobody if the lobby ends in the meantime. */
  readonly people = (): Promise<readonly PersonNow[]> =>
    new Promise((resolve) => {
      this.#waitingForPeople.push(resolve);
      this.#send({ type: 'people' });
    });

  /** Replaces the invitation's secret: earlier invitations end. */
  readonly setSecret = (secret: Uint8Array): void => this.#send({ type: 'set-secret', secret });

  /** Replaces the rules for everybody after a moment, and notifies them. */
  readonly setRules = (rules: HearingRules, phase: GamePhase): void => this.#send({ type: 'set-rules', rules, phase });

  /** Returns the teams and states that the lobby has reported last. */
  readonly roles = (): readonly RoleRow[] => this.#roles;

  /** Sets teams and states by hand. */
  readonly setRoles = (changes: readonly RoleChange[]): void => this.#send({ type: 'set-roles', changes });

  /** Decides about the lobby as its host. Refused if the lobby ends in the meantime. */
  readonly order = (order: HostOrder): Promise<OrderOutcome> =>
    new Promise((resolve) => {
      this.#waitingForOrders.push(resolve);
      this.#send({ type: 'order', order });
    });

  /** Lets somebody in who knocked, or not. */
  readonly answerKnock = (id: number, isWelcome: boolean): void => this.#send({ type: 'answer-knock', id, isWelcome });

  /** Changes how the lobby shows itself at its rendezvous servers; null = not at all. */
  readonly setListing = (listing: HostListing | null): void => this.#send({ type: 'set-listing', listing });

  /** Registers the lobby at other rendezvous servers than before. */
  readonly changeServers = (change: ServerChange): void => this.#send({ type: 'change-servers', change });

  /** Tells the host about the succession of the lobby. */
  readonly tellSuccession = (command: SuccessionCommand): void => this.#send({ type: 'succession', command });

  /** Takes what the lobby reports. */
  receive(report: LobbyReport): void {
    if (report.type === 'description' || report.type === 'people' || report.type === 'ordered') this.#answer(report);
    else if (report.type === 'statistics') this.events.emit('statistics', report.statistics);
    else if (report.type === 'reach') this.events.emit('reach', report.reach);
    else if (report.type === 'succession') this.events.emit('succession', report.report);
    else if (report.type === 'banned') this.events.emit('banned', undefined);
    else if (report.type === 'claimed') this.events.emit('claimed', report.name);
    else if (report.type === 'state') this.events.emit('state', report.state);
    else if (report.type === 'roles') {
      this.#roles = report.roles;
      this.events.emit('roles', report.roles);
    } else if (report.type === 'knock') this.events.emit('knock', report.knock);
    else this.events.emit('knockGone', report.id);
  }

  /** Hands an answer to the one who has waited for it longest. */
  #answer(report: Extract<LobbyReport, { type: 'description' | 'people' | 'ordered' }>): void {
    if (report.type === 'people') this.#waitingForPeople.shift()?.(report.people);
    else if (report.type === 'ordered') this.#waitingForOrders.shift()?.(report.outcome);
    else {
      this.#latest = report.description;
      this.#waiting.shift()?.(report.description);
    }
  }

  /** The thread has ended. `message`: why, if nobody closed the host. */
  end(message: string | undefined): void {
    for (const answer of this.#waiting.splice(0)) answer(this.#latest);
    for (const answer of this.#waitingForPeople.splice(0)) answer([]);
    for (const answer of this.#waitingForOrders.splice(0)) answer(LOBBY_OVER);
    if (message !== undefined) this.events.emit('died', message);
  }
}
