import type { WebSocket } from 'ws';
import { toBase64Url, type Invitation } from '../../shared/protocol/invitation.ts';
import { MAX_SIGNALLING_MESSAGE_BYTES } from '../../shared/protocol/limits.ts';
import { parseMessage } from '../../shared/protocol/parse.ts';
import {
  clientboundSignallingSchema,
  identityStatement,
  type ClientboundSignalling,
  type Joined,
  type JoinRequest,
  type SignallingErrorCode,
} from '../../shared/protocol/signalling.ts';
import { PROTOCOL_NAME, PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { connectToHost, type HostConnectionFailureCode } from './host-connection.ts';

const HEAD = { protocol: PROTOCOL_NAME, version: PROTOCOL_VERSION } as const;
const ANSWER_TIMEOUT_MS = 15_000;

/** Keeps routers from dropping the connection, and detects a host that vanished without closing it. */
const KEEP_ALIVE_INTERVAL_MS = 4_000;

export interface JoinOptions {
  readonly invitation: Invitation;
  readonly name: string;
  readonly offer: string;
  /** The identity of the joining participant; undefined = anonymous. */
  readonly identity?: JoinIdentity | undefined;
}

/** The identity by which a host, and through it everybody in the lobby, recognises a participant. */
export interface JoinIdentity {
  /** Raw Ed25519 public key, base64url. */
  readonly publicKey: string;
  /** Returns a signature over the text's UTF-8 bytes, base64url. */
  sign(statement: string): string;
}

/** Why joining a lobby failed: the host's answer, or a failed connection to it. */
type JoinFailureCode = SignallingErrorCode | HostConnectionFailureCode | 'bad-answer' | 'host-lost' | 'lobby-closed';

export interface SignallingEnd {
  /** The protocol reserves `removed` for hosts that remove a participant; no host of this version sends it. */
  readonly reason: 'lobby-closed' | 'removed' | 'replaced' | 'host-lost';
  readonly message: string;
}

export const END_MESSAGES: Readonly<Record<SignallingEnd['reason'], string>> = {
  'lobby-closed': 'The host closed the lobby.',
  removed: 'The host removed you from the lobby.',
  replaced: 'You joined this lobby again from somewhere else, so this connection ended.',
  'host-lost': 'The connection to the host was lost. Ask whether the lobby is still open.',
};

/** A joined lobby, as long as its signalling connection lives. */
export class SignallingSession {
  readonly joined: Joined;
  readonly #socket: WebSocket;
  readonly #listeners = new Set<(end: SignallingEnd) => void>();
  #end: SignallingEnd | undefined;
  #isLeaving = false;

  constructor(joined: Joined, socket: WebSocket) {
    this.joined = joined;
    this.#socket = socket;
    let isAnswered = true;
    const keepAlive = setInterval(() => {
      if (!isAnswered) return socket.terminate();
      isAnswered = false;
      socket.ping();
    }, KEEP_ALIVE_INTERVAL_MS);
    keepAlive.unref();
    socket.on('pong', () => {
      isAnswered = true;
    });
    let reason: SignallingEnd['reason'] = 'host-lost';
    socket.on('message', (data) => {
      const message = parseMessage(String(data), clientboundSignallingSchema, MAX_SIGNALLING_MESSAGE_BYTES);
      if (message.ok && message.value.type === 'closing') reason = message.value.reason;
    });
    socket.on('close', () => {
      clearInterval(keepAlive);
      if (!this.#isLeaving) this.#finish(reason);
    });
  }

  /** Calls `listener` once when the connection ends without `leave`, even if it has ended already. */
  onEnded(listener: (end: SignallingEnd) => void): () => void {
    if (this.#end !== undefined) listener(this.#end);
    else this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async leave(): Promise<void> {
    this.#isLeaving = true;
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.send(JSON.stringify({ ...HEAD, type: 'leave' }));
    const closed = new Promise<void>((resolve) => this.#socket.once('close', () => resolve()));
    this.#socket.close();
    const timer = setTimeout(() => this.#socket.terminate(), 1_000);
    await closed;
    clearTimeout(timer);
  }

  #finish(reason: SignallingEnd['reason']): void {
    this.#end = { reason, message: END_MESSAGES[reason] };
    for (const listener of this.#listeners) listener(this.#end);
    this.#listeners.clear();
  }
}

/** Connects to the host of `invitation`, sends the offer and returns the session with the host's answer. */
export async function joinLobby(options: JoinOptions): Promise<Result<SignallingSession, JoinFailureCode>> {
  const connected = await connectToHost(options.invitation);
  if (!connected.ok) return connected;
  const socket = connected.value;
  const answered = nextMessage(socket);
  socket.send(JSON.stringify(joinRequestOf(options)));
  const answer = await answered;
  if (answer.ok && answer.value.type === 'joined') return success(new SignallingSession(answer.value, socket));
  socket.terminate();
  if (!answer.ok) return answer;
  return answer.value.type === 'error'
    ? failure(answer.value.code, answer.value.message)
    : failure('lobby-closed', END_MESSAGES['lobby-closed']);
}

/** Builds the join request for the host of `invitation`, signed if there is an identity. */
export function joinRequestOf({ invitation, name, offer, identity }: JoinOptions): JoinRequest {
  const request = { ...HEAD, type: 'join', secret: toBase64Url(invitation.secret), name, offer } as const;
  if (identity === undefined) return request;
  const signature = identity.sign(identityStatement(toBase64Url(invitation.certificateSha256), offer));
  return { ...request, identity: { publicKey: identity.publicKey, signature } };
}

function nextMessage(
  socket: WebSocket,
): Promise<Result<ClientboundSignalling, 'timeout' | 'host-lost' | 'bad-answer'>> {
  return new Promise((resolve) => {
    const timer = setTimeout(
      () => resolve(failure('timeout', 'The host took too long to answer. Try again.')),
      ANSWER_TIMEOUT_MS,
    );
    socket.on('error', () => socket.terminate());
    socket.once('close', () => {
      clearTimeout(timer);
      resolve(failure('host-lost', END_MESSAGES['host-lost']));
    });
    socket.once('message', (data) => {
      clearTimeout(timer);
      const answer = parseMessage(String(data), clientboundSignallingSchema, MAX_SIGNALLING_MESSAGE_BYTES);
      resolve(
        answer.ok
          ? answer
          : failure(
              'bad-answer',
              `The host's answer can't be used. Check that you both have the same version of Earshot. ${answer.error.message}`,
            ),
      );
    });
  });
}
