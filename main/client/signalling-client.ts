import type { WebSocket } from 'ws';
import type { Invitation } from '../../shared/protocol/invitation/invitation.ts';
import { statementOf, writeJoinRequest } from '../../shared/rendezvous/join-request.ts';
import type { JoinRequest, ResumeRequest, SignallingErrorCode } from '../../shared/protocol/signalling.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import { connectToHost, type HostConnectionFailureCode } from './host-connection.ts';
import { nextMessage } from './next-message.ts';
import { END_MESSAGES } from './joined-session.ts';
import { SignallingSession } from './signalling-session.ts';

export interface JoinOptions {
  readonly invitation: Invitation;
  readonly name: string;
  readonly offer: string;
  /** The identity of the joining participant; undefined = anonymous. */
  readonly identity?: JoinIdentity | undefined;
  /** The ticket of the participant that this device becomes the headset of; undefined = it joins for itself. */
  readonly headsetOf?: string | undefined;
  /** The password of the lobby; undefined = none is known. */
  readonly password?: string | undefined;
  /** Which participant returns; undefined = a new one joins. */
  readonly resume?: ResumeRequest | undefined;
}

/** The identity by which a host, and through it everybody in the lobby, recognises a participant. */
export interface JoinIdentity {
  /** Raw Ed25519 public key, base64url. */
  readonly publicKey: string;
  /** Returns a signature over the text's UTF-8 bytes, base64url. */
  sign(statement: string): string;
}

/** Why joining a lobby failed: the host's answer, or a failed connection to it. */
export type JoinFailureCode =
  SignallingErrorCode | HostConnectionFailureCode | 'bad-answer' | 'host-lost' | 'lobby-closed';

/** Connects to the host of `invitation`, sends the offer and returns the session with the host's answer. */
export async function joinLobby(options: JoinOptions): Promise<Result<SignallingSession, JoinFailureCode>> {
  const connected = await connectToHost(options.invitation);
  return connected.ok ? joinOnSocket(connected.value, options) : connected;
}

/** Sends the offer on an open signalling connection to the host. Ends it if the host does not let the client in. */
export async function joinOnSocket(
  socket: WebSocket,
  options: JoinOptions,
): Promise<Result<SignallingSession, JoinFailureCode>> {
  if (socket.readyState !== socket.OPEN)
    return failure('host-lost', 'The connection to the host was lost before the join. Try again.');
  const answered = nextMessage(socket);
  socket.send(JSON.stringify(joinRequestOf(options)));
  const answer = await answered;
  if (answer.ok && answer.value.type === 'joined') {
    const { invitation } = options;
    return success(
      new SignallingSession({
        joined: answer.value,
        socket,
        connect: () => connectToHost(invitation),
        schedule: scheduleTimer,
        random: Math.random,
      }),
    );
  }
  socket.terminate();
  if (!answer.ok) return answer;
  return answer.value.type === 'error'
    ? failure(answer.value.code, answer.value.message, answer.value.detail)
    : failure('lobby-closed', END_MESSAGES['lobby-closed']);
}

/** Builds the join request for the host of `invitation`, signed if there is an identity. */
export function joinRequestOf({ identity, ...request }: JoinOptions): JoinRequest {
  if (identity === undefined) return writeJoinRequest(request, undefined);
  const signature = identity.sign(statementOf(request.invitation, request.offer));
  return writeJoinRequest(request, { publicKey: identity.publicKey, signature });
}
