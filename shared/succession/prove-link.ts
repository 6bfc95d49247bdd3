import type { Claim } from '../protocol/succession-messages.ts';
import { lobbyIdOf } from '../rendezvous/registration.ts';
import { bytesOfBase64Url } from '../rendezvous/crypto/web-crypto.ts';
import { authenticateChain } from './authenticate.ts';
import { judgeChain, type KnownHost } from './chain.ts';

/** Where a chain has got to. */
export interface ChainEnd {
  /** `Succession.lobbyId`. */
  readonly lobbyId: string;
  /** The host to which the claims so far lead. */
  readonly host: KnownHost & { readonly epoch: number };
}

/** A claim that is right where it stands in its chain. */
export interface ProvenLink extends ChainEnd {
  /** The id of the lobby of the host at which the claim begins, as a rendezvous knows it (`lobbyIdOf`). */
  readonly issuer: string;
}

/**
 * Checks the next claim of a chain with nothing but what the claims before it prove. `end`: null = it is the first one,
 * which may begin at any host: its proof is good for invitations of that host only. Returns undefined if it is wrong.
 */
export async function proveLink(claim: Claim, end: ChainEnd | null): Promise<ProvenLink | undefined> {
  const [link] = (await authenticateChain([claim])) ?? [];
  if (link === undefined) return undefined;
  const { lobbyId, host } = end ?? { lobbyId: '', host: { epoch: null, pin: link.issuerPin } };
  const judged = judgeChain([link], { lobbyId, host, formerHosts: [], electors: null });
  if (!judged.ok) return undefined;
  const { epoch, pin } = judged.value;
  const issuer = await lobbyIdOf(bytesOfBase64Url(link.issuerPin) ?? new Uint8Array());
  return { lobbyId: judged.value.lobbyId, host: { epoch, pin }, issuer };
}
