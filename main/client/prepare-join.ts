import type { WebSocket } from 'ws';
import type { LinkPath } from '../../shared/model/link-path.ts';
import { formatAddress } from '../../shared/protocol/format-address.ts';
import type { HostAddress, Invitation } from '../../shared/protocol/invitation/invitation.ts';
import { isPinnedAnswer } from '../../shared/protocol/pinned-answer.ts';
import type { JoinApproach } from '../../shared/rendezvous/join-plan.ts';
import type { RendezvousPorts } from '../../shared/rendezvous/guest-line.ts';
import { isRelay, type IceServer } from '../../shared/rendezvous/messages.ts';
import { findSuccessor } from '../../shared/succession/ask-claims.ts';
import { openWebSocket } from '../../shared/rendezvous/text-socket.ts';
import { visit, type Visit, type VisitFailureCode, type VisitJoinFailureCode } from '../../shared/rendezvous/visit.ts';
import { failure, success, type Failure, type Result } from '../../shared/result.ts';
import { scheduleTimer, type Schedule } from '../../shared/schedule.ts';
import { connectToHost, type HostConnectionFailureCode } from './host-connection.ts';
import type { JoinedSession } from './joined-session.ts';
import { joinOnSocket, joinRequestOf, type JoinFailureCode, type JoinOptions } from './signalling-client.ts';
import { createVisitSession } from './visit-session.ts';

export type PrepareFailureCode = HostConnectionFailureCode | VisitFailureCode | 'no-relay';

/** How a client reaches hosts and rendezvous servers. */
export interface JoinNetwork {
  readonly connectToHost: (invitation: Invitation) => Promise<Result<WebSocket, HostConnectionFailureCode>>;
  readonly visit: (invitation: Invitation) => Promise<Result<Visit, VisitFailureCode>>;
  readonly schedule: Schedule;
}

const RENDEZVOUS_PORTS: RendezvousPorts = {
  openSocket: openWebSocket,
  schedule: scheduleTimer,
  random: Math.random,
  findSuccessor,
};

const SOCKETS: JoinNetwork = {
  connectToHost,
  visit: (invitation) => visit(invitation, RENDEZVOUS_PORTS),
  schedule: scheduleTimer,
};

/** How long a client that has reached the host waits for the relays of its rendezvous. */
const RELAY_GRACE_MS = 300;
/** After this long, a host that does not answer TLS most likely never will. */
const UDP_START_MS = 1_000;
/** A rendezvous takes several round trips, but it knows relays, which UDP alone does not. */
const UDP_START_WITH_RENDEZVOUS_MS = 3_000;

/** The client that joins, and its offer. */
export type PreparedRequest = Omit<JoinOptions, 'invitation'>;

/** A way to a host, found before the offer is made, so that the offer can use the relays of the rendezvous. */
export interface PreparedJoin {
  /** Of the host to which the way leads: another one than asked for if that host has the lobby now. */
  readonly invitation: Invitation;
  /** `udp`: neither signalling path is there, and the caller may try UDP alone (`joinByUdp`). */
  readonly path: LinkPath;
  readonly iceServers: readonly IceServer[];
  readonly stunServers: readonly HostAddress[];
  /** Why the path is `udp`; undefined also if a signalling path may still open. */
  readonly cause: Failure<PrepareFailureCode> | undefined;
  /**
   * Sends the offer and returns the session with the host's answer. Call it once. A way that was lost meanwhile is
   * searched for once more. With the path `udp`, fails with the cause.
   */
  join(
    request: PreparedRequest,
  ): Promise<Result<JoinedSession, JoinFailureCode | VisitJoinFailureCode | PrepareFailureCode>>;
  /** Gives the way up, unless `join` was called. */
  close(): void;
}

/** A signalling path that is open. */
type Way =
  | {
      readonly path: 'direct';
      readonly socket: WebSocket;
      /** Those of the rendezvous, if it answered in time. */
      readonly servers: Pick<Visit, 'iceServers' | 'stunServers'>;
    }
  | { readonly path: 'rendezvous'; readonly visited: Visit };

const NO_SERVERS = { iceServers: [], stunServers: [] } as const;

/** Where to look for a way. */
interface Target {
  readonly invitation: Invitation;
  readonly relayOnly: boolean;
  /** Whether the host's own addresses may be tried. */
  readonly isDirect: boolean;
  /** Whether the rendezvous, which knows relays and outer addresses, is worth waiting for. */
  readonly isPatient: boolean;
}

/** Failures after which the other path, or another attempt, can help. */
const LOST: ReadonlySet<string> = new Set(['host-lost', 'timeout', 'bad-answer']);

export interface PrepareOptions {
  readonly approach?: JoinApproach;
  /** Nothing may show the host this machine's address: only a rendezvous with a relay will do. */
  readonly relayOnly?: boolean;
}

/**
 * Finds a way to the host of an invitation. The `fastest` connects to the host's addresses and to its rendezvous at the
 * same time, and is what is ready first. If neither is there soon, its path is `udp` if the invitation has an address.
 * Fails if the host shows a wrong certificate, or if there is nothing left to try with this approach.
 */
export async function prepareJoin(
  invitation: Invitation,
  options: PrepareOptions = {},
  network: JoinNetwork = SOCKETS,
): Promise<Result<PreparedJoin, PrepareFailureCode>> {
  const target = targetOf(invitation, options);
  const { relayOnly } = target;
  if (options.approach === 'udp' && !relayOnly) return success(udpWay(invitation, undefined));
  const found = await findWay(target, network, target.isDirect && !target.isPatient);
  if (found === 'slow') return success(udpWay(invitation, undefined));
  if (found.ok)
    return relayOnly && !hasRelay(found.value) ? refuseWithoutRelay(found.value) : success(prepared(found.value));
  if (!target.isDirect || target.isPatient || found.error.code === 'wrong-certificate') return found;
  return success(udpWay(invitation, found.error));

  function prepared(way: Way): PreparedJoin {
    const invited = invitationOf(way, invitation);
    const { iceServers, stunServers } = way.path === 'rendezvous' ? way.visited : way.servers;
    return {
      invitation: invited,
      path: way.path,
      iceServers,
      stunServers,
      cause: undefined,
      async join(request) {
        const options = { ...request, invitation: invited };
        const joined = await joinOn(way, options);
        if (joined.ok || !LOST.has(joined.error.code)) return joined;
        const again = await findWay({ ...target, invitation: invited }, network, false);
        return again !== 'slow' && again.ok ? joinOn(again.value, options) : joined;
      },
      close: () => closeWay(way),
    };
  }
}

function targetOf(invitation: Invitation, { approach = 'fastest', relayOnly = false }: PrepareOptions): Target {
  const isHidden = relayOnly || approach === 'relay';
  return {
    invitation,
    relayOnly: isHidden,
    isDirect: !isHidden && approach !== 'rendezvous' && invitation.addresses.length > 0,
    isPatient: approach !== 'fastest',
  };
}

function udpWay(invitation: Invitation, cause: PreparedJoin['cause']): PreparedJoin {
  const failed = cause ?? { code: 'unreachable', message: 'No host answers yet. Try UDP alone.' };
  return {
    invitation,
    path: 'udp',
    iceServers: [],
    stunServers: [],
    cause,
    join: async () => ({ ok: false, error: failed }),
    close() {},
  };
}

async function joinOn(
  way: Way,
  options: JoinOptions,
): Promise<Result<JoinedSession, JoinFailureCode | VisitJoinFailureCode | PrepareFailureCode>> {
  if (way.path === 'direct') return joinOnSocket(way.socket, options);
  const joined = await way.visited.join(joinRequestOf(options));
  if (!joined.ok) return joined;
  if (isPinnedAnswer(joined.value.answer, options.invitation.certificateSha256))
    return success(createVisitSession(joined.value, way.visited));
  way.visited.close();
  return failure('wrong-certificate', "The host's answer names another certificate than the invitation.");
}

/**
 * Opens what the invitation names, all at the same time. Closes what comes second. If `mayHurry`, returns `slow` when
 * it is time to try UDP alone.
 */
async function findWay(
  { invitation, relayOnly, isDirect, isPatient }: Target,
  network: JoinNetwork,
  mayHurry: boolean,
): Promise<Result<Way, PrepareFailureCode> | 'slow'> {
  if (relayOnly && invitation.rendezvous === '')
    return failure(
      'no-relay',
      'This invitation has no rendezvous server, so no relay is known. Allow direct connections.',
    );
  const direct = isDirect
    ? network
        .connectToHost(invitation)
        .then((outcome) =>
          outcome.ok ? success<Way>({ path: 'direct', socket: outcome.value, servers: NO_SERVERS }) : outcome,
        )
    : undefined;
  const visiting =
    invitation.rendezvous === ''
      ? undefined
      : network
          .visit(invitation)
          .then((outcome) => (outcome.ok ? success<Way>({ path: 'rendezvous', visited: outcome.value }) : outcome));
  const attempts = [direct, visiting].filter((attempt) => attempt !== undefined);
  const closeOthers = (winner: Way | undefined): void => {
    for (const attempt of attempts)
      void attempt.then((outcome) => outcome.ok && outcome.value !== winner && closeWay(outcome.value));
  };
  const hurry = mayHurry ? untilUdp(visiting, network.schedule) : undefined;
  const first = isPatient ? preferred(visiting, attempts) : firstSuccess(attempts);
  const winner = await (hurry === undefined ? first : Promise.race([first, hurry.due]));
  hurry?.cancel();
  if (winner === undefined) return explain(invitation, await direct, await visiting);
  if (winner === 'slow') {
    closeOthers(undefined);
    return winner;
  }
  closeOthers(winner);
  return success(await withRelays(winner, visiting, network.schedule));
}

/** Adds the servers of a rendezvous that answers soon to a direct way, whose media may need its relays. */
async function withRelays(
  winner: Way,
  visiting: Promise<Result<Way, PrepareFailureCode>> | undefined,
  schedule: Schedule,
): Promise<Way> {
  if (winner.path === 'rendezvous' || visiting === undefined) return winner;
  const visited = await within(RELAY_GRACE_MS, visiting, schedule);
  return visited?.ok === true && visited.value.path === 'rendezvous'
    ? { ...winner, servers: visited.value.visited }
    : winner;
}

/** Resolves with `slow` when no signalling path is ready in time; a rendezvous that has failed is not waited for. */
function untilUdp(
  visiting: Promise<unknown> | undefined,
  schedule: Schedule,
): { readonly due: Promise<'slow'>; readonly cancel: () => void } {
  const cancels: (() => void)[] = [];
  const pause = (durationMs: number): Promise<void> =>
    new Promise((resolve) => cancels.push(schedule(resolve, durationMs)));
  const longest = pause(UDP_START_WITH_RENDEZVOUS_MS);
  const due = pause(UDP_START_MS)
    .then(() => Promise.race([visiting, longest]))
    .then(() => 'slow' as const);
  return { due, cancel: () => cancels.forEach((cancel) => cancel()) };
}

/** Resolves with the outcome; undefined if it takes longer. */
function within<T>(durationMs: number, outcome: Promise<T>, schedule: Schedule): Promise<T | undefined> {
  return new Promise((resolve) => {
    const cancel = schedule(() => resolve(undefined), durationMs);
    void outcome.then((value) => {
      cancel();
      resolve(value);
    });
  });
}

/** Resolves with the first success; undefined if there is none. */
function firstSuccess(attempts: readonly Promise<Result<Way, PrepareFailureCode>>[]): Promise<Way | undefined> {
  return Promise.any(
    attempts.map(async (attempt) => {
      const outcome = await attempt;
      if (!outcome.ok) throw new Error(outcome.error.message);
      return outcome.value;
    }),
  ).catch(() => undefined);
}

/** Resolves with the way through the rendezvous, or else with any other. */
async function preferred(
  visiting: Promise<Result<Way, PrepareFailureCode>> | undefined,
  attempts: readonly Promise<Result<Way, PrepareFailureCode>>[],
): Promise<Way | undefined> {
  const visited = await visiting;
  return visited?.ok === true ? visited.value : firstSuccess(attempts);
}

/** Makes one failure of those of both paths, which names every cause. */
function explain(
  invitation: Invitation,
  direct: Result<Way, PrepareFailureCode> | undefined,
  visiting: Result<Way, PrepareFailureCode> | undefined,
): Result<never, PrepareFailureCode> {
  const failures = [direct, visiting].flatMap((outcome) => (outcome?.ok === false ? [outcome.error] : []));
  const [first, second] = failures;
  if (first === undefined) return failure('unreachable', 'This invitation has no address. Ask the host for a new one.');
  const wrong = failures.find(({ code }) => code === 'wrong-certificate');
  if (second === undefined || wrong !== undefined) return { ok: false, error: wrong ?? first };
  return failure(
    second.code,
    `No host answers at ${invitation.addresses.map(formatAddress).join(', ')}. ${second.message}`,
  );
}

function hasRelay(way: Way): boolean {
  return way.path === 'rendezvous' && way.visited.iceServers.some(isRelay);
}

function refuseWithoutRelay(way: Way): Result<never, PrepareFailureCode> {
  closeWay(way);
  return failure('no-relay', "The lobby's rendezvous server has no relay. Allow direct connections in the settings.");
}

/** Returns the invitation of the host at the end of a way. */
function invitationOf(way: Way, asked: Invitation): Invitation {
  return way.path === 'rendezvous' ? way.visited.invitation : asked;
}

function closeWay(way: Way): void {
  if (way.path === 'direct') way.socket.terminate();
  else way.visited.close();
}
