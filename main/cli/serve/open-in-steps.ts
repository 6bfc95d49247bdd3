import type { HostReach } from '../../../shared/model/host-reach.ts';
import type { Log } from '../../../shared/log.ts';
import type { Result } from '../../../shared/result.ts';
import type { HostFailureCode, HostOptions, OpeningStep } from '../../host/host-options.ts';
import { startHostThread, type HostThread } from '../../host/host-thread.ts';
import type { Step } from '../screen/progress.ts';
import { untilReachSettles } from './until-reach-settles.ts';

/**
 * Opens a host, and waits for what its router answers. `begin` says that a step begins; undefined = nobody reads it.
 */
export async function openInSteps(
  options: HostOptions,
  log: Log,
  begin: ((what: string) => Step) | undefined,
): Promise<Result<HostThread, HostFailureCode>> {
  let step = begin?.('Starting the host');
  const started = await startHostThread(options, log, (name) => {
    step?.done();
    step = begin?.(textOf(name, options));
  });
  if (!started.ok) {
    step?.stop();
    return started;
  }
  step?.done();
  const host = started.value;
  await waitForRouter(host, begin);
  return started;
}

function textOf(step: OpeningStep, { port, lobbyName, furtherLobbies = [] }: HostOptions): string {
  if (step === 'port') return port === 0 ? 'Opening a free port (TCP and UDP)' : `Opening port ${port} (TCP and UDP)`;
  return furtherLobbies.length === 0
    ? `Opening the lobby '${lobbyName}'`
    : `Opening ${furtherLobbies.length + 1} lobbies`;
}

async function waitForRouter(host: HostThread, begin: ((what: string) => Step) | undefined): Promise<void> {
  if (host.description.reach.mapping.state === 'off') return;
  const step = begin?.(`Asking the router to forward port ${host.description.port}`);
  const { mapping } = await untilReachSettles(host, (reach) => reach.mapping.state !== 'searching');
  step?.done(mapping.state === 'mapped' ? undefined : MAPPING_RESULTS[mapping.state]);
}

const MAPPING_RESULTS: Readonly<Record<Exclude<HostReach['mapping']['state'], 'mapped'>, string>> = {
  off: 'not wanted',
  searching: 'no answer yet',
  refused: 'it does not',
  none: 'no router answered',
};

/** Waits until the rendezvous servers at these addresses know the lobbies, so that the lobbies have codes. */
export async function waitForRendezvous(
  lobbies: HostThread['lobbies'],
  addresses: readonly string[],
  begin: (what: string) => Step,
): Promise<void> {
  if (addresses.length === 0) return;
  const step = begin(`Registering at ${addresses.join(' and ')}`);
  const reaches = await Promise.all(
    lobbies.map((lobby) =>
      untilReachSettles(lobby, ({ rendezvous }) => rendezvous.every(({ state }) => state !== 'connecting')),
    ),
  );
  const silent = new Set(
    reaches.flatMap(({ rendezvous }) =>
      rendezvous.filter(({ state }) => state !== 'registered').map(({ address }) => address),
    ),
  );
  step.done(silent.size === 0 ? undefined : `no answer from ${[...silent].join(' and ')}`);
}
