import type { ParticipantId } from '../../../shared/model/participant.ts';
import {
  MAX_SUCCESSORS,
  type CanHost,
  type Reached,
  type Successor,
} from '../../../shared/protocol/succession-messages.ts';

/** An appointed member has this long to open its standby host. A machine that plays a game takes 20 s. */
export const STANDBY_TIMEOUT_MS = 60_000;

/** A member whose standby host failed, or that too few can reach, is not asked again for this long. */
const RETRY_MS = 600_000;

/** More processors than this make no better host: a member names its own number, and might name the highest. */
const ENOUGH_CORES = 8;

/** A round trip that differs by less, or by less than half of itself, counts as the same: the order stays. */
const ROUND_TRIP_NOISE_MS = 20;

/** With the reports of fewer members, nobody counts as out of reach. */
const MIN_REPORTS = 2;

/** The host's knowledge of one member as a successor. */
interface Candidate {
  readonly id: ParticipantId;
  readonly identity: string;
  canHost: Pick<CanHost, 'hosts' | 'cores'>;
  roundTripMs: number;
  /** 0 = not appointed. */
  rank: number;
  appointedAtMs: number;
  /** Of its standby host; '' = that is not open. */
  invitation: string;
  /** It holds a state of the lobby. */
  hasState: boolean;
  refusedUntilMs: number;
}

/** The action that a change requires of the host: to tell members their new rank, 0 = dismissed. */
export interface Appointment {
  readonly id: ParticipantId;
  readonly rank: number;
}

/**
 * Chooses the members who may take a lobby over, at most `MAX_SUCCESSORS`, and ranks them: by how many members can
 * reach them, then by the processors of their machines, then by their round trip. What a member says about its own
 * reach does not count. Time is passed in, milliseconds.
 */
export class SuccessorChoice {
  readonly #candidates = new Map<ParticipantId, Candidate>();
  /** By reporting member. */
  readonly #reports = new Map<ParticipantId, ReadonlyMap<string, number>>();
  readonly #experienced: ReadonlySet<string>;

  /** `experienced`: those who stood by for the host before. */
  constructor(experienced: readonly string[] = []) {
    this.#experienced = new Set(experienced);
  }

  /** A member tells whether its machine can host. */
  note(id: ParticipantId, identity: string, { hosts, cores }: Pick<CanHost, 'hosts' | 'cores'>): void {
    const known = this.#candidates.get(id);
    if (known?.identity === identity) {
      known.canHost = { hosts, cores };
      return;
    }
    this.#candidates.set(id, {
      ...{ id, identity, canHost: { hosts, cores }, roundTripMs: Infinity, rank: 0, appointedAtMs: 0 },
      ...{ invitation: '', hasState: false, refusedUntilMs: -Infinity },
    });
  }

  /** A member is gone, or away: it cannot take over now, and its reports count no longer. */
  remove(id: ParticipantId): void {
    this.#candidates.delete(id);
    this.#reports.delete(id);
  }

  noteRoundTrip(id: ParticipantId, roundTripMs: number): void {
    const candidate = this.#candidates.get(id);
    if (candidate === undefined || roundTripMs < 0) return;
    const { roundTripMs: known } = candidate;
    const isNoise = Math.abs(roundTripMs - known) < Math.max(ROUND_TRIP_NOISE_MS, known / 2);
    if (!isNoise) candidate.roundTripMs = roundTripMs;
  }

  /** An appointed member has opened its standby host, or closed it (''). Ignored from others. */
  noteStandby(id: ParticipantId, invitation: string, nowMs: number): void {
    const candidate = this.#candidates.get(id);
    if (candidate === undefined || candidate.rank === 0) return;
    candidate.invitation = invitation;
    if (invitation === '') candidate.refusedUntilMs = nowMs + RETRY_MS;
  }

  /** A member says that it holds a state. Ignored from those who are not appointed. Returns whether that is new. */
  noteState(id: ParticipantId): boolean {
    const candidate = this.#candidates.get(id);
    if (candidate === undefined || candidate.rank === 0 || candidate.hasState) return false;
    candidate.hasState = true;
    return true;
  }

  noteReached(id: ParticipantId, rows: Reached['rows']): void {
    this.#reports.set(id, new Map(rows.map(([identity, roundTripMs]) => [identity, roundTripMs])));
  }

  /** The rank of an appointed member; 0 = it is not appointed. */
  rankOf(id: ParticipantId): number {
    return this.#candidates.get(id)?.rank ?? 0;
  }

  /** The member with this identity; undefined = no candidate has it. */
  idOf(identity: string): ParticipantId | undefined {
    return [...this.#candidates.values()].find((candidate) => candidate.identity === identity)?.id;
  }

  /** Those who are ready to take over, the best first. */
  get successors(): Successor[] {
    return [...this.#candidates.values()]
      .filter(({ rank, invitation, hasState }) => rank > 0 && invitation !== '' && hasState)
      .sort((one, other) => this.#compare(one, other))
      .map(({ identity, invitation }) => ({ identity, invitation }));
  }

  /** Whether a member is appointed that cannot take over yet. */
  get isPreparing(): boolean {
    return [...this.#candidates.values()].some(
      ({ rank, invitation, hasState }) => rank > 0 && (invitation === '' || !hasState),
    );
  }

  /** Fills vacancies and dismisses those who failed. Returns whose rank has changed. */
  review(nowMs: number): Appointment[] {
    const before = new Map([...this.#candidates.values()].map(({ id, rank }) => [id, rank]));
    for (const candidate of this.#candidates.values()) this.#dismissFailed(candidate, nowMs);
    const able = [...this.#candidates.values()]
      .filter(({ canHost, refusedUntilMs, identity }) => canHost.hosts && identity !== '' && nowMs >= refusedUntilMs)
      // Those who are appointed stay, or were by the host before, so that standby hosts do not come and go.
      .sort(
        (one, other) =>
          Number(other.rank > 0) - Number(one.rank > 0) ||
          Number(this.#experienced.has(other.identity)) - Number(this.#experienced.has(one.identity)) ||
          this.#compare(one, other),
      )
      .slice(0, MAX_SUCCESSORS)
      .sort((one, other) => this.#compare(one, other));
    for (const candidate of this.#candidates.values()) appoint(candidate, able.indexOf(candidate) + 1, nowMs);
    return [...this.#candidates.values()]
      .filter(({ id, rank }) => rank !== before.get(id))
      .map(({ id, rank }) => ({ id, rank }));
  }

  #dismissFailed(candidate: Candidate, nowMs: number): void {
    if (candidate.rank === 0) return;
    const isLate = candidate.invitation === '' && nowMs - candidate.appointedAtMs >= STANDBY_TIMEOUT_MS;
    const { reports, unreached } = this.#reachOf(candidate);
    const isOutOfReach = reports >= MIN_REPORTS && 2 * unreached > reports;
    if (isLate || isOutOfReach) candidate.refusedUntilMs = nowMs + RETRY_MS;
  }

  /** The reports of others about a candidate. */
  #reachOf({ id, identity }: Candidate): { readonly reports: number; readonly unreached: number } {
    let [reports, unreached] = [0, 0];
    for (const [reporter, rows] of this.#reports) {
      const roundTripMs = reporter === id ? undefined : rows.get(identity);
      if (roundTripMs === undefined) continue;
      reports++;
      if (roundTripMs < 0) unreached++;
    }
    return { reports, unreached };
  }

  /** Orders by reach, processors and round trip; by id if all are equal, so that the order is stable. */
  #compare(one: Candidate, other: Candidate): number {
    return (
      this.#shareUnreached(one) - this.#shareUnreached(other) ||
      usefulCores(other) - usefulCores(one) ||
      // Two of Infinity have no difference.
      (one.roundTripMs < other.roundTripMs ? -1 : Number(one.roundTripMs > other.roundTripMs)) ||
      one.id - other.id
    );
  }

  #shareUnreached(candidate: Candidate): number {
    const { reports, unreached } = this.#reachOf(candidate);
    return reports === 0 ? 0 : unreached / reports;
  }
}

function usefulCores({ canHost }: Candidate): number {
  return Math.min(canHost.cores, ENOUGH_CORES);
}

function appoint(candidate: Candidate, rank: number, nowMs: number): void {
  if (candidate.rank === 0 && rank > 0) candidate.appointedAtMs = nowMs;
  if (rank === 0) {
    candidate.invitation = '';
    candidate.hasState = false;
  }
  candidate.rank = rank;
}
