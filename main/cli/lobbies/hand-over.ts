import { askClaims } from '../../client/ask-claims.ts';
import type { LobbyHandle } from '../../host/lobby-handle.ts';
import type { SuccessionReport } from '../../host/succession/succession-messages.ts';
import type { Invitation } from '../../../shared/protocol/invitation/invitation.ts';
import { parseInvitation } from '../../../shared/protocol/invitation/parse-invitation.ts';
import type { Claim, Successor } from '../../../shared/protocol/succession-messages.ts';
import type { Result } from '../../../shared/result.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import { readStandbyInvitation } from '../../../shared/succession/standby-invitation.ts';

/** The election of a successor that a living host wants takes two round trips. */
const ELECTION_TIMEOUT_MS = 4_000;
const ASK_PAUSE_MS = 200;
/** A host that has told its members to move ends after 5 s. */
const MOVE_TIMEOUT_MS = 6_000;

type Lobby = Pick<LobbyHandle, 'events' | 'describe' | 'tellSuccession'>;

type Ask = (invitation: Invitation) => Promise<Result<readonly Claim[]>>;

export interface HandOverPorts {
  readonly schedule: Schedule;
  /** Monotonic milliseconds. */
  readonly nowMs: () => number;
  readonly ask?: Ask;
}

/**
 * Passes a lobby on to its best successor. Resolves with the successor that has it now, when everybody has moved there
 * or had the time to; undefined = it stays where it is.
 */
export async function handOver(
  lobby: Lobby,
  { schedule, nowMs, ask = askClaims }: HandOverPorts,
): Promise<Successor | undefined> {
  const asked = nextReport(lobby, 'handing-over', ELECTION_TIMEOUT_MS, schedule);
  lobby.tellSuccession({ type: 'hand-over' });
  const heir = (await asked)?.to ?? null;
  const invitation = heir === null ? undefined : await fullInvitation(lobby, heir.invitation);
  if (heir === null || invitation === undefined) return undefined;
  for (const endMs = nowMs() + ELECTION_TIMEOUT_MS; nowMs() < endMs;) {
    const answer = await ask(invitation);
    const claims = answer.ok ? answer.value : [];
    if (claims.at(-1)?.candidate === heir.identity) {
      const moved = nextReport(lobby, 'moved', MOVE_TIMEOUT_MS, schedule);
      follow(lobby, claims);
      return (await moved) === undefined ? undefined : heir;
    }
    await new Promise<void>((resolve) => schedule(resolve, ASK_PAUSE_MS));
  }
  return undefined;
}

/**
 * Asks other hosts whenever a lobby's host wants to know whether it still has the lobby. Returns a function that ends
 * this.
 */
export function answerDoubts(lobby: Lobby, ask: Ask = askClaims): () => void {
  return lobby.events.on('succession', (report) => {
    if (report.type !== 'doubt') return;
    for (const link of report.invitations)
      void fullInvitation(lobby, link).then(async (invitation) => {
        const answer = invitation === undefined ? undefined : await ask(invitation);
        if (answer?.ok === true) follow(lobby, answer.value);
      });
  });
}

/** The host checks the claims, and follows them only to a later epoch. */
function follow(lobby: Lobby, claims: readonly Claim[]): void {
  const epoch = claims.at(-1)?.epoch;
  if (epoch !== undefined) lobby.tellSuccession({ type: 'follow', host: { epoch, pin: '', claims } });
}

/** Puts the lobby's secret into the invitation of a standby host. */
async function fullInvitation(lobby: Lobby, link: string): Promise<Invitation | undefined> {
  const own = parseInvitation((await lobby.describe()).invitation);
  return own.ok ? readStandbyInvitation(link, own.value.secret) : undefined;
}

type ReportOf<Type> = Extract<SuccessionReport, { readonly type: Type }>;

/** Resolves with the next report of a kind; undefined if none comes in time. */
function nextReport<Type extends SuccessionReport['type']>(
  { events }: Lobby,
  type: Type,
  timeoutMs: number,
  schedule: Schedule,
): Promise<ReportOf<Type> | undefined> {
  return new Promise((resolve) => {
    const finish = (report: ReportOf<Type> | undefined): void => {
      cancel();
      stop();
      resolve(report);
    };
    const cancel = schedule(() => finish(undefined), timeoutMs);
    const stop = events.on('succession', (report) => {
      if (report.type === type) finish(report as ReportOf<Type>);
    });
  });
}
