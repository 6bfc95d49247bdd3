import {
  explainFailures,
  nextApproach,
  type FailedAttempt,
  type JoinApproach,
} from '../../shared/rendezvous/join-plan.ts';
import type { Failure, Result } from '../../shared/result.ts';
import { SOCKET_NETWORK, type ClientNetwork } from './client-network.ts';
import type { HeadlessClient, HeadlessClientOptions } from './headless-client.ts';
import { openClient } from './open-client.ts';

/**
 * Joins a lobby without a window. Resolves when media and data channel are open, or with the reason why they are not.
 * If nothing comes through on one path, it tries the others.
 */
export async function joinHeadless(
  options: HeadlessClientOptions,
  network: ClientNetwork = SOCKET_NETWORK,
): Promise<Result<HeadlessClient>> {
  const failed: FailedAttempt[] = [];
  const errors: Failure<string>[] = [];
  for (let approach: JoinApproach | undefined = 'fastest'; approach !== undefined;) {
    const attempt = openClient(options, network, approach);
    const joined = await attempt.outcome;
    if (joined.ok) return joined;
    errors.push(joined.error);
    const { code, message } = joined.error;
    failed.push({ approach, code, way: attempt.way() });
    approach = nextApproach(options.invitation, failed, false);
    if (approach !== undefined) options.log.info(`${message} Trying the path "${approach}".`);
  }
  const told = explainFailures(failed);
  return { ok: false, error: errors.find(({ code }) => code === told) ?? (errors[0] as Failure<string>) };
}
