import { invariant } from '../../../shared/invariant.ts';
import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { LobbyState } from '../../../shared/protocol/lobby-state.ts';
import type {
  Claim,
  Grant,
  ServerboundSuccession,
  SignedSuccession,
  Successor,
} from '../../../shared/protocol/succession-messages.ts';
import type { HostIdentity } from '../../../shared/rendezvous/handshake.ts';
import { scheduleEvery, type Schedule } from '../../../shared/schedule.ts';
import { authenticateChain } from '../../../shared/succession/authenticate.ts';
import { issuersOf, judgeChain } from '../../../shared/succession/chain.ts';
import { HostSuccession } from './host-succession.ts';
import { StandbySuccession, type FollowedHost } from './standby-succession.ts';
import type { SuccessionLink } from './succession-link.ts';

/** How long a host that has handed its lobby over still mixes for those who have not moved. */
const MOVE_TIMEOUT_MS = 5_000;

/** How often it looks whether all have moved. */
const MOVE_CHECK_MS = 50;

/** The record that keeps a host from contradicting itself after a restart. */
export interface KeptSuccession {
  /** The claims that lead from the founder to this host; [] = it is the founder. */
  readonly claims: readonly Claim[];
  /** The succession that it issued last. */
  readonly issued: SignedSuccession;
}

/** The lobby that another host may take over, or that this one takes over. */
export interface SucceedingLobby {
  snapshot(): LobbyState;
  setHostIdentity(identity: string): void;
  activate(): void;
}

export interface SuccessionOfficeOptions {
  /** The identity of the player on this machine; '' = none. */
  readonly identity: string;
  readonly certificate: HostIdentity;
  /** SHA-256 of the certificate, base64url. */
  readonly pin: string;
  /** This host stands by for that one; undefined = it has the lobby. */
  readonly standbyFor: FollowedHost | undefined;
  /** The record that an earlier start of this host has left; not given = nothing. */
  readonly kept?: KeptSuccession | undefined;
  /** Whether members wait for this host when it is gone, and nobody takes over. Not given = no. */
  readonly namesNobody?: boolean | undefined;
  /** The lobby is this host's from now on. */
  readonly onHosting: (epoch: number) => void;
  /** Another host has the lobby, and everybody has moved there or had the time to. */
  readonly onMoved: (claims: readonly Claim[]) => void;
  /** Another host may have the lobby. Hosts with these invitations, which have no secret, would know. */
  readonly onDoubt: (invitations: readonly string[]) => void;
  /** The record for the next start of this host has changed. Members hear of it with `publish`. */
  readonly onIssued: (kept: KeptSuccession, publish: () => void) => void;
  /** Whether a member gets ready to take over has changed; not given = nobody wants to know. */
  readonly onPreparing?: (isPreparing: boolean) => void;
  readonly onProblem: (message: string) => void;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
}

type Role =
  | { readonly is: 'host'; readonly host: HostSuccession }
  | { readonly is: 'standby'; readonly standby: StandbySuccession }
  /** Another host has the lobby. */
  | { readonly is: 'former'; readonly claims: readonly Claim[] };

/** A host's part in the succession of a lobby: it has the lobby, stands by, or has passed it on. */
export class SuccessionOffice {
  readonly #options: SuccessionOfficeOptions;
  readonly #links = new Map<ParticipantId, { readonly link: SuccessionLink; readonly identity: string }>();
  #lobby: SucceedingLobby | undefined;
  #lobbyId = '';
  #role: Role = { is: 'former', claims: [] };
  #hasMoved = false;
  #stopMoving = (): void => undefined;

  constructor(options: SuccessionOfficeOptions) {
    this.#options = options;
  }

  /** Begins with a lobby that nobody has joined yet. */
  begin(lobby: SucceedingLobby): void {
    const { identity, pin, standbyFor, kept, onProblem, nowMs, schedule } = this.#options;
    this.#lobby = lobby;
    this.#lobbyId = lobby.snapshot().lobbyId;
    if (standbyFor === undefined) {
      lobby.setHostIdentity(identity);
      this.#role = { is: 'host', host: this.#createHost(kept?.claims ?? [], kept?.issued) };
      return;
    }
    const standby = new StandbySuccession({
      ...{ lobbyId: this.#lobbyId, identity, pin, host: standbyFor, onProblem, nowMs, schedule },
      onElected: (epoch, claims) => this.#takeOver(epoch, claims),
    });
    this.#role = { is: 'standby', standby };
  }

  /** The claims that lead from the founder to the host that has the lobby; [] = the founder has it. */
  get claims(): readonly Claim[] {
    if (this.#role.is === 'host') return this.#role.host.claims;
    return this.#role.is === 'standby' ? this.#role.standby.claims : this.#role.claims;
  }

  /** The links of those hosts that may take the lobby over, or have, without its secret; the first first. */
  get successorLinks(): readonly string[] {
    const { host } = this.#role.is === 'host' ? this.#role : { host: undefined };
    const succession = host === undefined ? this.claims.at(-1)?.succession : host.succession;
    return (succession?.successors ?? []).map(({ invitation }) => invitation);
  }

  /** The claims that lead from the founder to this host; [] = it is the founder, or another host has the lobby. */
  get ownClaims(): readonly Claim[] {
    return this.#role.is === 'host' ? this.#role.host.claims : [];
  }

  get isStandby(): boolean {
    return this.#role.is === 'standby';
  }

  /** Whether this host had the lobby, and another one has it now. */
  get hasMoved(): boolean {
    return this.#hasMoved;
  }

  /** A member has a channel, the first one or another. */
  connected(link: SuccessionLink, identity: string): void {
    this.#links.set(link.id, { link, identity });
    if (this.#role.is === 'host') this.#role.host.connected(link, identity);
    else if (this.#role.is === 'standby') this.#role.standby.connected(link, identity);
    else if (this.#hasMoved) link.send({ type: 'moved', claims: [...this.claims] });
  }

  /** A member's connection is lost, and its place waits for it. */
  away(id: ParticipantId): void {
    this.#links.delete(id);
    if (this.#role.is === 'host') this.#role.host.away(id);
    else if (this.#role.is === 'standby') this.#role.standby.gone(id);
  }

  /** A member's place is gone. `hasLeft`: it said so itself. */
  gone(id: ParticipantId, identity: string, hasLeft: boolean): void {
    this.#links.delete(id);
    if (this.#role.is === 'host') this.#role.host.gone(id, identity, hasLeft);
    else if (this.#role.is === 'standby') this.#role.standby.gone(id);
  }

  handle(link: SuccessionLink, message: ServerboundSuccession): void {
    if (this.#role.is === 'host') this.#role.host.handle(link, message);
    else if (this.#role.is === 'standby') this.#role.standby.handle(link, message);
  }

  /** The lobby's state has changed. */
  stateChanged(): void {
    if (this.#role.is === 'host') this.#role.host.noteChange();
  }

  /** The member on this machine has lost its host, or has it again. */
  setHostLost(isLost: boolean): void {
    if (this.#role.is === 'standby') this.#role.standby.setHostLost(isLost);
  }

  takeSuccession(succession: SignedSuccession): void {
    if (this.#role.is === 'standby') this.#role.standby.takeSuccession(succession);
  }

  takeGrant(grant: Grant): void {
    if (this.#role.is === 'standby') this.#role.standby.takeGrant(grant);
  }

  /** Asks the best successor to take over. Returns it; undefined = nobody can. */
  handOver(): Successor | undefined {
    return this.#role.is === 'host' ? this.#role.host.grant() : undefined;
  }

  /**
   * The member on this machine, or somebody else, says that another host has the lobby. A host that finds the claims
   * right tells its members and steps down; a standby host stands by for the new one.
   */
  async follow(host: FollowedHost): Promise<void> {
    if (this.#role.is === 'standby') this.#role.standby.follow(host);
    if (this.#role.is !== 'host') return;
    const { host: current } = this.#role;
    // Checking what standby hosts answer costs hundreds of signatures, and mostly they know of nothing new.
    if ((host.claims.at(-1)?.epoch ?? 0) <= current.epoch) return;
    const [claims, ownClaims] = await Promise.all([host.claims, current.claims].map(authenticateChain));
    const judged = judgeChain(claims ?? [], {
      lobbyId: this.#lobbyId,
      host: { epoch: current.epoch, pin: this.#options.pin },
      formerHosts: issuersOf(ownClaims ?? []),
      electors: current.succession ?? null,
    });
    if (judged.ok && this.#role.is === 'host' && this.#role.host === current) this.#stepDown(current, host.claims);
  }

  stop(): void {
    this.#stopMoving();
    if (this.#role.is === 'host') this.#role.host.stop();
    else if (this.#role.is === 'standby') this.#role.standby.stop();
    this.#role = { is: 'former', claims: this.claims };
  }

  #createHost(claims: readonly Claim[], issued?: SignedSuccession): HostSuccession {
    const epoch = claims.at(-1)?.epoch ?? 0;
    const { identity, certificate, namesNobody, onDoubt, onIssued, onPreparing, onProblem } = this.#options;
    const { nowMs, schedule } = this.#options;
    return new HostSuccession({
      ...{ lobbyId: this.#lobbyId, epoch, hostIdentity: identity, claims, certificate, nowMs, schedule },
      ...{ issued, namesNobody, onDoubt, onPreparing, onProblem },
      onIssued: (succession, publish) => onIssued({ claims, issued: succession }, publish),
      snapshot: () => this.#knownLobby.snapshot(),
    });
  }

  #takeOver(epoch: number, claims: readonly Claim[]): void {
    if (this.#role.is !== 'standby') return;
    this.#role.standby.stop();
    const host = this.#createHost(claims);
    this.#role = { is: 'host', host };
    this.#knownLobby.setHostIdentity(this.#options.identity);
    // Members hear which host has the lobby before they hear anything of the lobby.
    for (const { link, identity } of this.#links.values()) host.connected(link, identity);
    this.#knownLobby.activate();
    this.#options.onHosting(epoch);
  }

  /** Tells everybody where to go, and ends when all are gone. */
  #stepDown(host: HostSuccession, claims: readonly Claim[]): void {
    const { nowMs, schedule, onMoved } = this.#options;
    host.announce(claims);
    host.stop();
    this.#role = { is: 'former', claims };
    this.#hasMoved = true;
    const endMs = nowMs() + MOVE_TIMEOUT_MS;
    const finishWhenMoved = (): void => {
      if (this.#links.size > 0 && nowMs() < endMs) return;
      this.#stopMoving();
      onMoved(claims);
    };
    this.#stopMoving = scheduleEvery(schedule, finishWhenMoved, MOVE_CHECK_MS);
  }

  get #knownLobby(): SucceedingLobby {
    invariant(this.#lobby !== undefined, 'an office begins with a lobby');
    return this.#lobby;
  }
}
