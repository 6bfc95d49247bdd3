import type { ParticipantId } from '../../../shared/model/participant.ts';
import type {
  Claim,
  Grant,
  ServerboundSuccession,
  SignedSuccession,
} from '../../../shared/protocol/succession-messages.ts';
import { scheduleEvery, type Schedule } from '../../../shared/schedule.ts';
import {
  authenticateChain,
  authenticateSuccession,
  authenticateVote,
  isGrantAuthentic,
} from '../../../shared/succession/authenticate.ts';
import {
  createCandidacy,
  stepCandidacy,
  voteBase,
  type CandidacyAction,
  type CandidacyEvent,
  type CandidacyState,
} from '../../../shared/succession/candidacy.ts';
import { extendChain, issuersOf, judgeChain } from '../../../shared/succession/chain.ts';
import { compareSuccessions, isElectedBy } from '../../../shared/succession/quorum.ts';
import type { SuccessionLink } from './succession-link.ts';

/** Candidates wait their turn in steps of 700 ms. */
const TICK_MS = 50;

/** The host that the member on this machine follows. */
export interface FollowedHost {
  readonly epoch: number;
  /** SHA-256 of its certificate, base64url. */
  readonly pin: string;
  /** The claims that lead from the founder to it; [] = it is the founder. */
  readonly claims: readonly Claim[];
}

export interface StandbySuccessionOptions {
  readonly lobbyId: string;
  /** Of the member on this machine. */
  readonly identity: string;
  /** SHA-256 of this standby host's certificate, base64url. */
  readonly pin: string;
  readonly host: FollowedHost;
  /** The lobby is this host's from now on; the claims lead to it from the founder. */
  readonly onElected: (epoch: number, claims: readonly Claim[]) => void;
  readonly onProblem: (message: string) => void;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
}

/** A standby host in the election of the next host: it asks its members for votes, and counts them. */
export class StandbySuccession {
  readonly #options: StandbySuccessionOptions;
  readonly #links = new Map<ParticipantId, { readonly link: SuccessionLink; readonly identity: string }>();
  readonly #stopTicking: () => void;
  #host: FollowedHost;
  #state: CandidacyState;
  /** Signatures take a moment to check; messages keep their order meanwhile. */
  #checking: Promise<void> = Promise.resolve();
  /** The highest epochs in which the electors of a succession have voted, as they say. */
  #voted: { readonly base: SignedSuccession | undefined; readonly epochs: Map<string, number> } = {
    base: undefined,
    epochs: new Map(),
  };
  #isOver = false;

  constructor(options: StandbySuccessionOptions) {
    this.#options = options;
    this.#host = options.host;
    this.#state = createCandidacy(options.identity, options.host.epoch);
    this.#stopTicking = scheduleEvery(options.schedule, () => this.#step({ type: 'time' }), TICK_MS);
  }

  /** The claims that lead from the founder to the host that this one stands by for. */
  get claims(): readonly Claim[] {
    return this.#host.claims;
  }

  /** A member has a channel with this standby host. */
  connected(link: SuccessionLink, identity: string): void {
    this.#links.set(link.id, { link, identity });
    if (identity !== '') this.#step({ type: 'linked', identity });
  }

  gone(id: ParticipantId): void {
    this.#links.delete(id);
  }

  /** Handles what a member sends on its link with this standby host. */
  handle({ id }: SuccessionLink, message: ServerboundSuccession): void {
    const identity = this.#links.get(id)?.identity ?? '';
    if (identity === '') return;
    if (message.type === 'succession') this.takeSuccession(message.succession);
    else if (message.type === 'ready') this.#noteReady(identity, message.epoch, message.votedEpoch);
    else if (message.type === 'vote') this.#check(() => this.#countVote(identity, message));
  }

  /** The member on this machine has lost its host, or has it again. */
  setHostLost(isLost: boolean): void {
    this.#step({ type: 'own-host', lostAtMs: isLost ? this.#options.nowMs() : null });
  }

  /** The member on this machine follows another host. */
  follow(host: FollowedHost): void {
    if (host.epoch <= this.#host.epoch) return;
    this.#host = host;
    this.#step({ type: 'followed', epoch: host.epoch });
  }

  /** Takes a succession of the host, from the member on this machine or from any other. */
  takeSuccession(succession: SignedSuccession): void {
    this.#check(async () => {
      const { lobbyId } = this.#options;
      const { pin, epoch } = this.#host;
      if (succession.lobbyId !== lobbyId || succession.epoch !== epoch) return;
      const known = this.#state.base?.succession;
      if (known !== undefined && compareSuccessions(succession, known) <= 0) return;
      const base = await authenticateSuccession(succession);
      if (base?.pin === pin) this.#step({ type: 'succession', base });
    });
  }

  /** Takes the wish of the living host that this one takes over. */
  takeGrant(grant: Grant): void {
    this.#check(async () => {
      const base = this.#state.base?.succession;
      if (base === undefined || grant.candidate !== this.#options.identity) return;
      if (await isGrantAuthentic(grant, base)) this.#step({ type: 'grant', grant });
    });
  }

  stop(): void {
    this.#isOver = true;
    this.#stopTicking();
  }

  /**
   * An elector that has voted in this epoch wants a higher one. The candidate goes as high as a majority needs: neither
   * a lie about a higher epoch nor one about a lower epoch puts the election off.
   */
  #noteReady(identity: string, epoch: number, votedEpoch: number): void {
    const base = this.#state.base?.succession;
    if (base?.electors.includes(identity) !== true) return;
    if (this.#voted.base !== base) this.#voted = { base, epochs: new Map() };
    const { epochs } = this.#voted;
    epochs.set(identity, votedEpoch);
    if (this.#state.round?.epoch !== epoch) return;
    if (votedEpoch < epoch) return this.#step({ type: 'ready', identity, epoch, votedEpoch });
    const needed = [epoch - 1, ...[...epochs.values()].sort((one, other) => one - other)].find(
      (limit) =>
        limit >= epoch - 1 &&
        isElectedBy(new Set(base.electors.filter((elector) => (epochs.get(elector) ?? 0) <= limit)), base),
    );
    if (needed !== undefined && needed >= epoch) this.#step({ type: 'ready', identity, epoch, votedEpoch: needed });
  }

  async #countVote(identity: string, vote: Extract<ServerboundSuccession, { type: 'vote' }>): Promise<void> {
    const base = voteBase(this.#state)?.succession;
    const { epoch, publicKey, signature } = vote;
    const { round } = this.#state;
    if (base === undefined || round?.epoch !== epoch || !base.electors.includes(identity)) return;
    // The check of a signature is spent once for each elector.
    if (round.ballots[identity] !== undefined) return;
    const ballot = { publicKey, signature };
    const candidate = this.#options.identity;
    const voter = await authenticateVote(ballot, { epoch, candidate }, base);
    if (voter === identity) this.#step({ type: 'vote', identity, epoch, ballot });
  }

  #check(task: () => Promise<void>): void {
    this.#checking = this.#checking
      .then(() => (this.#isOver ? undefined : task()))
      .catch((error: unknown) => this.#options.onProblem(`A message about the election failed: ${String(error)}`));
  }

  #step(event: CandidacyEvent): void {
    if (this.#isOver) return;
    const { state, actions } = stepCandidacy(this.#state, event, this.#options.nowMs());
    this.#state = state;
    for (const action of actions) this.#act(action);
  }

  #act(action: CandidacyAction): void {
    if (action.do === 'claim') {
      void this.#claim(action.claim);
      return;
    }
    const { epoch, isBinding, base, grant } = action.ask;
    for (const { link, identity } of this.#links.values())
      if (action.to === '*' || action.to === identity)
        link.send({ type: 'ask-vote', epoch, isBinding, succession: base.succession, grant });
  }

  /** Takes the lobby over, if everybody else will agree: the claim must stand on its own. */
  async #claim(claim: Claim): Promise<void> {
    const { lobbyId, pin, onElected, onProblem } = this.#options;
    const { epoch, pin: hostPin, claims } = this.#host;
    const [authentic, path] = await Promise.all([[claim], claims].map(authenticateChain));
    if (this.#isOver) return;
    const trust = { lobbyId, host: { epoch, pin: hostPin }, formerHosts: issuersOf(path ?? []), electors: null };
    const judged = judgeChain(authentic ?? [], trust);
    if (judged.ok && judged.value.pin === pin) onElected(claim.epoch, extendChain(claims, [claim]));
    else onProblem(`The votes make no host: ${judged.ok ? 'they are for another certificate.' : judged.error.message}`);
  }
}
