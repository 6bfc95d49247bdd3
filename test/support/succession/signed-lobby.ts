import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createTlsIdentity } from '../../../main/host/listen/tls-identity.ts';
import { hostIdentityOf } from '../../../main/host/listen/host-identity.ts';
import type { Ballot, Claim, SignedSuccession, Succession } from '../../../shared/protocol/succession-messages.ts';
import type { HostIdentity } from '../../../shared/rendezvous/handshake.ts';
import { formatStandbyInvitation } from '../../../shared/succession/standby-invitation.ts';
import { signSuccession, voteStatement } from '../../../shared/succession/statements.ts';

/** A person with a real key, and a standby host with a real certificate. */
export interface SignedMember {
  readonly identity: string;
  readonly host: HostIdentity;
  /** SHA-256 of the certificate, base64url. */
  readonly pin: string;
  readonly invitation: string;
  vote(epoch: number, candidate: string, base: Succession): Ballot;
}

export async function createSignedMember(address = '192.0.2.1'): Promise<SignedMember> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const rawKey = Buffer.from(String(publicKey.export({ format: 'jwk' }).x), 'base64url');
  const tls = await createTlsIdentity(0);
  const { certificateSha256 } = tls;
  return {
    identity: createHash('sha256').update(rawKey).digest().subarray(0, 16).toString('base64url'),
    host: hostIdentityOf(tls),
    pin: Buffer.from(certificateSha256).toString('base64url'),
    invitation: formatStandbyInvitation({
      addresses: [{ host: address, port: 7_777 }],
      certificateSha256,
      rendezvous: '',
    }),
    vote: (epoch, candidate, base) => ({
      publicKey: rawKey.toString('base64url'),
      signature: sign(null, Buffer.from(voteStatement({ epoch, candidate }, base)), privateKey).toString('base64url'),
    }),
  };
}

export const SIGNED_LOBBY_ID = 'AAECAwQFBgcICQoLDA0ODw';

/** A succession that `issuer` signs. What is not given: version 1, no former electors, no identity of the host. */
export function issueSuccession(
  issuer: SignedMember,
  fields: Pick<Succession, 'epoch'> & Partial<Succession> & { readonly members: readonly SignedMember[] },
  successors: readonly SignedMember[],
): SignedSuccession {
  const { members, ...rest } = fields;
  const succession: Succession = {
    lobbyId: SIGNED_LOBBY_ID,
    version: 1,
    host: '',
    successors: successors.map(({ identity, invitation }) => ({ identity, invitation })),
    electors: members.map(({ identity }) => identity),
    formerElectors: [],
    ...rest,
  };
  return signSuccession(succession, issuer.host);
}

export function claimFor(
  candidate: SignedMember,
  epoch: number,
  succession: SignedSuccession,
  voters: readonly SignedMember[],
): Claim {
  return {
    epoch,
    candidate: candidate.identity,
    succession,
    votes: voters.map((voter) => voter.vote(epoch, candidate.identity, succession)),
  };
}
