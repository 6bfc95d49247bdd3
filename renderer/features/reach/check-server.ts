import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import type { MeetingAnswer } from '../../../shared/ipc/path-check.ts';
import { formatInvitation } from '../../../shared/protocol/invitation/invitation.ts';

/** How a rendezvous server answers. `plain`: only without TLS, at the same address after `http://`. */
export type ServerAnswer =
  | 'answers'
  | 'plain'
  | Extract<MeetingAnswer, 'rendezvous-busy' | 'name-unknown' | 'port-refused' | 'untrusted'>
  | 'unreachable';

const PLAIN = 'ws://';

/** Checks whether a rendezvous server answers at an address (`isRendezvousAddress`), by asking for an unknown lobby. */
export async function checkServer(bridge: Pick<EarshotBridge, 'invoke'>, address: string): Promise<ServerAnswer> {
  const answer = await ask(bridge, address);
  if (answer === 'answers' || answer === 'rendezvous-busy' || address.startsWith(PLAIN)) return answer;
  const plain = await ask(bridge, `${PLAIN}${address}`);
  return plain === 'answers' ? 'plain' : answer;
}

async function ask(bridge: Pick<EarshotBridge, 'invoke'>, rendezvous: string): Promise<ServerAnswer> {
  const invitation = formatInvitation({
    addresses: [],
    certificateSha256: crypto.getRandomValues(new Uint8Array(32)),
    secret: crypto.getRandomValues(new Uint8Array(16)),
    rendezvous,
  });
  const checked = await bridge.invoke('link:check', { invitation });
  if (!checked.ok) return 'unreachable';
  switch (checked.value.meeting) {
    case 'rendezvous-busy':
    case 'name-unknown':
    case 'port-refused':
    case 'untrusted':
    case 'unreachable':
      return checked.value.meeting;
    case 'none':
      return 'unreachable';
    default:
      return 'answers';
  }
}
