import type { Claim, SignedSuccession } from '../../../shared/protocol/succession-messages.ts';
import type { AuthenticAsk } from '../../../shared/succession/authenticate.ts';
import type { ElectorEvent } from '../../../shared/succession/elector-state.ts';
import { authenticClaim, authenticSuccession, invitationOf, signSuccession, signVote } from './model-messages.ts';

/** A lobby whose machines have names of one letter, and signatures that are texts: `bcd` is a list of three. */

interface NamedSuccession {
  readonly epoch?: number;
  readonly version?: number;
  readonly issuer?: string;
  readonly electors?: string;
  readonly formerElectors?: string;
  readonly successors?: string;
  readonly lobbyId?: string;
}

/** Returns what `a` signs, the founder, about its electors `bcde` and its successors `bc`, unless told otherwise. */
export function succession({
  epoch = 0,
  version = 1,
  issuer = 'a',
  electors = 'bcde',
  formerElectors = '',
  successors = 'bc',
  lobbyId = 'lobby',
}: NamedSuccession = {}): SignedSuccession {
  const lists = { electors: [...electors], formerElectors: [...formerElectors] };
  const named = [...successors].map((identity) => ({ identity, invitation: invitationOf(identity) }));
  return signSuccession({ lobbyId, epoch, version, host: issuer, successors: named, ...lists }, issuer);
}

/** Returns the claim of a candidate with the votes of `voters`. */
export function claim(candidate: string, epoch: number, base: SignedSuccession, voters: string): Claim {
  const votes = [...voters].map((voter) => signVote(voter, epoch, candidate, base));
  return { epoch, candidate, succession: base, votes };
}

export function moved(claims: readonly Claim[], isFromHost = false): ElectorEvent {
  return { type: 'moved', claims: claims.map(authenticClaim), isFromHost };
}

export function successionEvent(base: SignedSuccession): ElectorEvent {
  return { type: 'succession', base: authenticSuccession(base) };
}

/** Returns the question of a candidate, binding and without a grant unless told otherwise. */
export function askEvent(
  candidate: string,
  epoch: number,
  base: SignedSuccession,
  { isBinding = true, grant = null }: Partial<Pick<AuthenticAsk, 'isBinding' | 'grant'>> = {},
): Extract<ElectorEvent, { type: 'ask' }> {
  return { type: 'ask', candidate, ask: { epoch, isBinding, base: authenticSuccession(base), grant } };
}
