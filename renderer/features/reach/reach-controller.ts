import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import type { FailureCode } from '../../../shared/ipc/failure-codes.ts';
import { formatInvitation } from '../../../shared/protocol/invitation/invitation.ts';
import { parseInvitation } from '../../../shared/protocol/invitation/parse-invitation.ts';
import type { IceServer } from '../../../shared/rendezvous/messages.ts';
import { success, type Result } from '../../../shared/result.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { NetworkFacts } from '../../link/gather-facts.ts';
import { checkServer, type ServerAnswer } from './check-server.ts';
import type { PathCheckState, ReachStore } from './reach-store.ts';

export interface ReachController {
  /** Handles that this machine hosts a lobby that others can join, or no longer does. */
  setHosting(isHosting: boolean): void;
  /** Checks the paths to the lobby of an invitation, or of a code that was read aloud, without joining. */
  check(pasted: string): Promise<void>;
  /** Checks whether a rendezvous server answers at an address. */
  checkServer(address: string): Promise<ServerAnswer>;
  /** Forgets the check, and what a running one finds. */
  endCheck(): void;
}

interface ReachDependencies {
  readonly bridge: EarshotBridge;
  readonly store: ReachStore;
  /** Finds out what the network lets through, with these servers. */
  readonly gatherFacts: (servers: readonly IceServer[]) => Promise<NetworkFacts>;
  /** Returns whether a text is a code to read aloud. */
  readonly isCodeLike: (text: string) => boolean;
  readonly schedule: Schedule;
}

/** A server can keep a check waiting with a byte now and then, so the check as a whole ends too. */
export const CHECK_TIMEOUT_MS = 30_000;

/** Keeps how the lobby on this machine can be reached, and what a check of another lobby found. */
export function createReachController(dependencies: ReachDependencies): ReachController {
  const { bridge, store } = dependencies;
  let isHosting = false;
  let checks = 0;

  bridge.on('lobby:reach', ({ reach }) => {
    if (isHosting) store.setState({ reach });
  });

  return {
    setHosting(isNow) {
      if (isNow === isHosting) return;
      isHosting = isNow;
      store.setState({ reach: null });
      if (!isNow) return;
      void bridge.invoke('lobby:describe-reach', {}).then((answer) => {
        // A report that came in the meantime is newer.
        if (isHosting && answer.ok && store.getState().reach === null) store.setState({ reach: answer.value.reach });
      });
    },
    async check(pasted) {
      const own = ++checks;
      store.setState({ check: { status: 'running' } });
      const check = await checkInTime(dependencies, pasted);
      if (own === checks) store.setState({ check });
    },
    checkServer: (address) => checkServer(bridge, address),
    endCheck() {
      checks++;
      store.setState({ check: { status: 'none' } });
    },
  };
}

/** Checks like `checkPaths`, but always comes to an end. */
function checkInTime(dependencies: ReachDependencies, pasted: string): Promise<PathCheckState> {
  return new Promise((resolve) => {
    const end = (check: PathCheckState): void => {
      cancelTimeout();
      resolve(check);
    };
    const cancelTimeout = dependencies.schedule(
      () => resolve({ status: 'failed', error: { code: 'timeout' } }),
      CHECK_TIMEOUT_MS,
    );
    checkPaths(dependencies, pasted).then(end, () => end({ status: 'failed', error: { code: 'internal' } }));
  });
}

async function checkPaths(
  { bridge, gatherFacts, isCodeLike }: ReachDependencies,
  pasted: string,
): Promise<PathCheckState> {
  const found: Result<{ readonly invitation: string }, FailureCode> = isCodeLike(pasted)
    ? await bridge.invoke('link:join-code', { code: pasted })
    : readLink(pasted);
  const checked = found.ok ? await bridge.invoke('link:check', { invitation: found.value.invitation }) : found;
  if (!checked.ok) return { status: 'failed', error: checked.error };
  const { iceServers, ...paths } = checked.value;
  return { status: 'done', facts: { ...paths, network: await gatherFacts(iceServers) } };
}

function readLink(pasted: string): Result<{ readonly invitation: string }, FailureCode> {
  const parsed = parseInvitation(pasted);
  return parsed.ok ? success({ invitation: formatInvitation(parsed.value) }) : parsed;
}
