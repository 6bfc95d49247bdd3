import type {
  Ballot,
  Claim,
  Grant,
  SignedSuccession,
  Succession,
} from '../../../shared/protocol/succession-messages.ts';
import type { AuthenticAsk, AuthenticClaim, AuthenticSuccession } from '../../../shared/succession/authenticate.ts';
import { successionStatement } from '../../../shared/succession/statements.ts';

/**
 * Messages of the model. Identities are short names such as `b`, and signatures are texts that only their owner writes:
 * the model believes in them, as the program believes in cryptography.
 */
export type ModelMessage =
  | { readonly kind: 'succession'; readonly base: SignedSuccession }
  | { readonly kind: 'join' }
  | { readonly kind: 'ack'; readonly epoch: number; readonly version: number; readonly votedEpoch: number }
  | { readonly kind: 'ask'; readonly ask: AuthenticAsk }
  | { readonly kind: 'ready'; readonly epoch: number; readonly votedEpoch: number }
  | {
      readonly kind: 'vote';
      readonly epoch: number;
      readonly candidate: string;
      readonly base: SignedSuccession;
      readonly ballot: Ballot;
    }
  | { readonly kind: 'moved'; readonly claims: readonly Claim[] }
  | { readonly kind: 'grant'; readonly grant: Grant };

/** A message on its way. `to` '*': everybody else. */
export interface Envelope {
  readonly from: string;
  readonly to: string;
  readonly message: ModelMessage;
}

export function pinOf(identity: string): string {
  return `pin-${identity}`;
}

export function invitationOf(identity: string): string {
  return `standby-${identity}`;
}

const statements = new Map<string, string>();

/** A short text for a long one, always the same. */
function digest(text: string): string {
  const known = statements.get(text) ?? `#${statements.size}`;
  statements.set(text, known);
  return known;
}

export function signSuccession(succession: Succession, issuer: string): SignedSuccession {
  return { ...succession, certificate: issuer, signature: `${issuer}${digest(successionStatement(succession))}` };
}

export function signVote(voter: string, epoch: number, candidate: string, base: SignedSuccession): Ballot {
  return { publicKey: voter, signature: `${voter} ${epoch} ${candidate} ${base.signature}` };
}

export function authenticSuccession(succession: SignedSuccession): AuthenticSuccession {
  return { succession, pin: pinOf(succession.certificate) };
}

export function authenticClaim(claim: Claim): AuthenticClaim {
  const { succession, candidate, epoch, votes } = claim;
  const isSuccessor = succession.successors.some(({ identity }) => identity === candidate);
  return {
    claim,
    issuerPin: pinOf(succession.certificate),
    candidatePin: isSuccessor ? pinOf(candidate) : '',
    voters: votes
      .filter(({ publicKey, signature }) => signature === signVote(publicKey, epoch, candidate, succession).signature)
      .map(({ publicKey }) => publicKey),
  };
}
