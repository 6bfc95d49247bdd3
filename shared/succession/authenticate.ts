import type { AskVote, Ballot, Claim, Grant, SignedSuccession } from '../protocol/succession-messages.ts';
import { findPublicKey } from '../rendezvous/crypto/certificate-der.ts';
import {
  base64UrlOfBytes,
  bytesOfBase64Url,
  sha256,
  utf8Bytes,
  verifySignature,
} from '../rendezvous/crypto/web-crypto.ts';
import { readStandbyInvitation } from './standby-invitation.ts';
import { grantStatement, successionStatement, voteStatement } from './statements.ts';
import { verifyEd25519 } from './ed25519.ts';

const IDENTITY_BYTES = 16;

/** A succession that the owner of its certificate signed. Whether that is a host of this lobby is another question. */
export interface AuthenticSuccession {
  readonly succession: SignedSuccession;
  /** SHA-256 of the certificate, base64url: what an invitation pins. */
  readonly pin: string;
}

/** A claim whose signatures are right. Whether they suffice, `judgeChain` decides. */
export interface AuthenticClaim {
  readonly claim: Claim;
  /** Of the host that issued the succession. */
  readonly issuerPin: string;
  /** Of the candidate's standby host; '' = the succession does not name the candidate. */
  readonly candidatePin: string;
  /** Those whose signatures are right. */
  readonly voters: readonly string[];
}

/** A candidate's question whose succession and grant are signed by the same certificate. */
export interface AuthenticAsk {
  readonly epoch: number;
  readonly isBinding: boolean;
  readonly base: AuthenticSuccession;
  readonly grant: Grant | null;
}

/** Checks the signature of a succession; undefined if it is not by its certificate. */
export async function authenticateSuccession(succession: SignedSuccession): Promise<AuthenticSuccession | undefined> {
  const isRight = await isSignedByHost(succession, succession.signature, successionStatement(succession));
  return isRight ? { succession, pin: await pinOf(succession) } : undefined;
}

/** Checks the signatures of a claim; undefined if its succession is not authentic. Wrong votes are left out. */
async function authenticateClaim(claim: Claim): Promise<AuthenticClaim | undefined> {
  const base = await authenticateSuccession(claim.succession);
  if (base === undefined) return undefined;
  const voters = await Promise.all(claim.votes.map((ballot) => authenticateVote(ballot, claim, claim.succession)));
  const successor = claim.succession.successors.find(({ identity }) => identity === claim.candidate);
  return {
    claim,
    issuerPin: base.pin,
    candidatePin: pinOfInvitation(successor?.invitation ?? ''),
    voters: [...new Set(voters.filter((identity) => identity !== undefined))],
  };
}

/** Checks all claims of a chain; undefined if one of them is not authentic. */
export async function authenticateChain(claims: readonly Claim[]): Promise<readonly AuthenticClaim[] | undefined> {
  const authentic = await Promise.all(claims.map(authenticateClaim));
  return authentic.every((claim) => claim !== undefined) ? authentic : undefined;
}

/** Checks the signatures of a candidate's question; undefined if one is wrong. */
export async function authenticateAsk(ask: AskVote): Promise<AuthenticAsk | undefined> {
  const { epoch, isBinding, succession, grant } = ask;
  const base = await authenticateSuccession(succession);
  if (base === undefined) return undefined;
  if (grant !== null && !(await isGrantAuthentic(grant, succession))) return undefined;
  return { epoch, isBinding, base, grant };
}

/** Returns whether a grant is signed by the host that issued the succession. */
export async function isGrantAuthentic(grant: Grant, succession: SignedSuccession): Promise<boolean> {
  return isSignedByHost(succession, grant.signature, grantStatement(grant.candidate, succession));
}

/** Returns the identity behind a vote for `candidate` in `epoch`; undefined if the signature is wrong. */
export async function authenticateVote(
  { publicKey, signature }: Ballot,
  vote: Pick<Claim, 'epoch' | 'candidate'>,
  succession: SignedSuccession,
): Promise<string | undefined> {
  const key = bytesOfBase64Url(publicKey);
  const signatureBytes = bytesOfBase64Url(signature);
  if (key === undefined || signatureBytes === undefined) return undefined;
  const isRight = await verifyEd25519(key, signatureBytes, utf8Bytes(voteStatement(vote, succession)));
  return isRight ? identityOf(key) : undefined;
}

/** Returns the identity of the person with this raw Ed25519 key (`identitySchema`). */
export async function identityOf(publicKey: Uint8Array): Promise<string> {
  return base64UrlOfBytes((await sha256(publicKey)).subarray(0, IDENTITY_BYTES));
}

/** Returns the SHA-256 of the certificate in the invitation of a standby host, base64url; '' if it is none. */
export function pinOfInvitation(invitation: string): string {
  const read = readStandbyInvitation(invitation, new Uint8Array());
  return read === undefined ? '' : base64UrlOfBytes(read.certificateSha256);
}

async function pinOf({ certificate }: SignedSuccession): Promise<string> {
  return base64UrlOfBytes(await sha256(bytesOfBase64Url(certificate) ?? new Uint8Array()));
}

async function isSignedByHost({ certificate }: SignedSuccession, signature: string, text: string): Promise<boolean> {
  const der = bytesOfBase64Url(certificate);
  const publicKey = der === undefined ? undefined : findPublicKey(der);
  const signatureBytes = bytesOfBase64Url(signature);
  if (publicKey === undefined || signatureBytes === undefined) return false;
  return verifySignature(publicKey, signatureBytes, utf8Bytes(text));
}
