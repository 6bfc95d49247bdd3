import type { NatKind } from './nat-rules.ts';
import { OTHER_STUN_PORT, STUN_PORT } from './coturn.ts';
import type { MemberName } from './bed-layout.ts';
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
export async function probeNat(bed: NetworkBed, member: MemberName): Promise<NatBehaviour> {
  const [program, options] = nodeProgram('test/support/network/nat-probe-program.ts', [
    ...bed.layout.servers,
    String(STUN_PORT),
    String(OTHER_STUN_PORT),
  ]);
  return (await bed.start(member, program, options).result(30_000)) as NatBehaviour;
}

/** Names a behaviour. What lets everything in cannot be told from a full cone by UDP alone. */
export function kindOf({ mapped, answersFromOtherAddress, answersFromOtherPort }: NatBehaviour): NatKind {
  if (mapped[0] === null) return 'udp-blocked';
  if (new Set(mapped).size > 1) return 'symmetric';
  if (answersFromOtherAddress) return 'full-cone';
  return answersFromOtherPort ? 'address-restricted' : 'port-restricted';
}
