import { toBase64Url, type Invitation } from '../protocol/invitation/invitation.ts';
import { identityStatement, type JoinRequest, type ResumeRequest } from '../protocol/signalling.ts';
import { PROTOCOL_NAME, PROTOCOL_VERSION } from '../protocol/version.ts';

/** The proof of the identity of the person who joins: public key and signature of `statementOf`, base64url. */
export type JoinProof = NonNullable<JoinRequest['identity']>;

interface JoinRequestParts {
  readonly invitation: Invitation;
  readonly name: string;
  readonly offer: string;
  /** The ticket of the participant that this device becomes the headset of; undefined = it joins for itself. */
  readonly headsetOf?: string | undefined;
  /** The participant that the client was before; undefined = none. */
  readonly resume?: ResumeRequest | undefined;
  /** The password of the lobby; undefined = the person has not typed one. */
  readonly password?: string | undefined;
}

/** Writes the request to join the lobby of an invitation. `proof`: undefined = anonymous. */
export function writeJoinRequest(
  { invitation, name, offer, headsetOf, resume, password }: JoinRequestParts,
  proof: JoinProof | undefined,
): JoinRequest {
  const request = {
    protocol: PROTOCOL_NAME,
    version: PROTOCOL_VERSION,
    type: 'join',
    secret: toBase64Url(invitation.secret),
    name,
    offer,
    ...(headsetOf === undefined ? {} : { headsetOf }),
    ...(resume === undefined ? {} : { resume }),
    ...(password === undefined ? {} : { password }),
  } as const;
  return proof === undefined ? request : { ...request, identity: proof };
}

/** Returns what a person signs to join the lobby of `invitation` with this offer. */
export function statementOf({ certificateSha256 }: Invitation, offer: string): string {
  return identityStatement(toBase64Url(certificateSha256), offer);
}
