import { timingSafeEqual } from 'node:crypto';
import { parseParticipantName } from '../../../shared/model/name.ts';
import type { JoinRequest, SignallingErrorCode } from '../../../shared/protocol/signalling.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { verifyIdentity } from './verify-identity.ts';

/** The keys by which a lobby recognises requests made with its invitation. */
export interface LobbyKeys {
  readonly secret: Uint8Array;
  /** The certificate's SHA-256 as in the invitation, base64url. */
  readonly invitationPin: string;
}

/** An admitted participant, with a clean name and a proven identity, or ''. */
export interface Admitted {
  readonly name: string;
  readonly identity: string;
}

/**
 * Checks that a request was made with the lobby's invitation. It compares the secret in a time that does not reveal
 * where it differs.
 */
export function checkSecret(request: Pick<JoinRequest, 'secret'>, { secret }: LobbyKeys): Result<void, 'wrong-secret'> {
  const given = Buffer.from(request.secret, 'base64url');
  if (given.length === secret.length && timingSafeEqual(given, secret)) return success(undefined);
  return failure('wrong-secret', 'This invitation is out of date. Ask the host for the current one.');
}

/** Decides whether a request with the right secret is admitted if there is a place, or returns why not. */
export function admit(
  request: JoinRequest,
  { invitationPin }: LobbyKeys,
  isBanned: (identity: string) => boolean,
): Result<Admitted, SignallingErrorCode> {
  const name = parseParticipantName(request.name);
  if (name === undefined)
    return failure('bad-name', "This name can't be used. Choose one with 1 to 32 visible characters.");
  const identity = verifyIdentity(request, invitationPin);
  if (identity === undefined)
    return failure(
      'bad-identity',
      "The host couldn't verify your identity. Restart Earshot. If that doesn't help, delete identity.json from its data folder.",
    );
  if (isBanned(identity)) return failure('refused', "The host didn't let you into this lobby.");
  return success({ name, identity });
}
