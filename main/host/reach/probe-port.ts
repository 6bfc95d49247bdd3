import type { HostReach } from '../../../shared/model/host-reach.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { MediaPort } from '../../media/media-port.ts';
import type { RendezvousAgents } from './rendezvous-agents.ts';

/** After the rendezvous has sent its requests, the last of them arrives within this time or never. */
const ARRIVAL_MS = 1_500;
const TRANSACTION_BYTES = 12;

export interface ProbeOptions {
  readonly port: number;
  readonly agents: Pick<RendezvousAgents, 'probe'>;
  readonly endpoint: Pick<MediaPort, 'expectProbe'>;
  readonly random: (byteCount: number) => Buffer;
  readonly schedule: Schedule;
}

/** Lets a rendezvous try the host's port from outside; undefined if none does. */
export async function probePort(options: ProbeOptions): Promise<HostReach['probe'] | undefined> {
  const { port, agents, endpoint, random, schedule } = options;
  const transaction = random(TRANSACTION_BYTES);
  let hasArrived = false;
  let onArrived = (): void => {};
  const stopExpecting = endpoint.expectProbe(transaction, () => {
    hasArrived = true;
    onArrived();
  });
  const answer = await agents.probe(port, transaction.toString('hex'));
  if (answer?.udp === true && !hasArrived)
    await new Promise<void>((resolve) => {
      const cancel = schedule(resolve, ARRIVAL_MS);
      onArrived = () => {
        cancel();
        resolve();
      };
    });
  stopExpecting();
  if (answer === undefined) return undefined;
  const udp = hasArrived ? 'open' : answer.udp ? 'closed' : 'unknown';
  return { udp, tcp: answer.tcp ? 'open' : 'closed' };
}
