import type { NatKind } from './nat-rules.ts';
import { OTHER_STUN_PORT, STUN_PORT } from './coturn.ts';
import type { MemberName } from './bed-layout.ts';
import { RENDEZVOUS_STUN_PORT } from './bed-members.ts';
import { nodeProgram } from './namespace-program.ts';
import type { NetworkBed } from './network-bed.ts';

/** What a probe found: the addresses that the server saw, and which of its other addresses could answer. */
export interface NatBehaviour {
  /** `address:port` as seen by the first address, by the second one, and by the second one's other port. */
  readonly mapped: readonly (string | null)[];
  readonly answersFromOtherAddress: boolean;
  readonly answersFromOtherPort: boolean;
  /** From a request to its answer. */
  readonly roundTripMs: number;
}

/** Finds how the routers between `member` and the bed's coturn behave (RFC 5780). */
export function probeNat(bed: NetworkBed, member: MemberName): Promise<NatBehaviour> {
  return probe(bed, member, [...bed.layout.servers, String(STUN_PORT), String(OTHER_STUN_PORT)]);
}

/**
 * Returns whether the routers between `member` and the bed's rendezvous keep the port of a socket, whichever port of
 * the rendezvous it asks; undefined if it does not answer.
 */
export async function keepsPortToRendezvous(bed: NetworkBed, member: MemberName): Promise<boolean | undefined> {
  const [address] = bed.layout.servers;
  const ports = [String(RENDEZVOUS_STUN_PORT), String(RENDEZVOUS_STUN_PORT + 1)];
  const { mapped } = await probe(bed, member, [address, address, ...ports]);
  return mapped.includes(null) ? undefined : new Set(mapped).size === 1;
}

async function probe(bed: NetworkBed, member: MemberName, words: readonly string[]): Promise<NatBehaviour> {
  const program = bed.start(member, ...nodeProgram('test/support/network/programs/nat-probe-program.ts', words));
  return (await program.result(30_000)) as NatBehaviour;
}

/** Names a behaviour. What lets everything in cannot be told from a full cone by UDP alone. */
export function kindOf({ mapped, answersFromOtherAddress, answersFromOtherPort }: NatBehaviour): NatKind {
  if (mapped[0] === null) return 'udp-blocked';
  if (new Set(mapped).size > 1) return 'symmetric';
  if (answersFromOtherAddress) return 'full-cone';
  return answersFromOtherPort ? 'address-restricted' : 'port-restricted';
}
