import type { HostReach } from '../../../shared/model/host-reach.ts';

/** Whether friends can reach the lobby on this machine, as a key of the texts `reach.statement`. */
type ReachStatement =
  'checking' | 'mapped' | 'open' | 'public' | 'arranged' | 'arrangedHard' | 'byHand' | 'noUdp' | 'local';

/** What the host can do about it, as a key of the texts `reach.advice`. */
type ReachAdvice =
  | 'turnOnMapping'
  | 'addRendezvous'
  | 'checkRendezvous'
  | 'secondRouter'
  | 'seenElsewhere'
  | 'allowInFirewall'
  | 'letAnotherHost'
  | 'turnOnRouterMapping';

export interface ReachVerdict {
  /** `good`: everybody can join; `fair`: most can; `bad`: only the local network; `open`: not known yet. */
  readonly grade: 'good' | 'fair' | 'bad' | 'open';
  readonly statement: ReachStatement;
  readonly advice: ReachAdvice | null;
  /** The rendezvous server that the statement names; '' = none. */
  readonly server: string;
}

const GRADES: Readonly<Record<ReachStatement, ReachVerdict['grade']>> = {
  checking: 'open',
  mapped: 'good',
  open: 'good',
  public: 'good',
  arranged: 'good',
  arrangedHard: 'fair',
  byHand: 'fair',
  noUdp: 'bad',
  local: 'bad',
};

/**
 * Decides from what the host knows whether friends can reach its lobby. A probe from outside is proof; a router's word
 * is believed until a probe denies it. `hasPublicAddress`: the settings name an address that is forwarded by hand.
 */
export function judgeReach(reach: HostReach, hasPublicAddress: boolean): ReachVerdict {
  const server = reach.rendezvous.find(({ state }) => state === 'registered')?.address ?? '';
  const statement = stateReach(reach, hasPublicAddress, server !== '');
  return { grade: GRADES[statement], statement, advice: adviseOn(statement, reach), server };
}

function stateReach(reach: HostReach, hasPublicAddress: boolean, isRegistered: boolean): ReachStatement {
  const { nat, probe } = reach;
  const isMapped = isForwarded(reach);
  const isDenied = probe.udp === 'closed';
  if (probe.udp === 'open') return isMapped ? 'mapped' : 'open';
  if (isMapped && !isDenied) return 'mapped';
  if (nat === 'none' && !isDenied) return 'public';
  if (nat === 'udp-blocked') return 'noUdp';
  if (isRegistered) return nat === 'hard' ? 'arrangedHard' : 'arranged';
  if (hasPublicAddress && !isDenied) return 'byHand';
  return isLooking(reach) ? 'checking' : 'local';
}

/** Whether the router forwards the port from the internet, as far as it is known. */
function isForwarded({ mapping, isSeenElsewhere }: HostReach): boolean {
  return mapping.state === 'mapped' && !mapping.isBehindAnother && !isSeenElsewhere;
}

function isLooking({ mapping, rendezvous }: HostReach): boolean {
  return mapping.state === 'searching' || rendezvous.some(({ state }) => state === 'connecting');
}

function adviseOn(
  statement: ReachStatement,
  { mapping, probe, rendezvous, isSeenElsewhere }: HostReach,
): ReachAdvice | null {
  if (statement === 'noUdp') return 'letAnotherHost';
  if (statement === 'arrangedHard') return mapping.state === 'off' ? 'turnOnMapping' : 'turnOnRouterMapping';
  if (statement !== 'local') return null;
  if (mapping.state === 'mapped' && mapping.isBehindAnother) return 'secondRouter';
  if (mapping.state === 'mapped' && isSeenElsewhere) return 'seenElsewhere';
  if (probe.udp === 'closed' && mapping.state === 'mapped') return 'allowInFirewall';
  if (mapping.state === 'off') return 'turnOnMapping';
  return rendezvous.some(({ state }) => state === 'failed') ? 'checkRendezvous' : 'addRendezvous';
}
