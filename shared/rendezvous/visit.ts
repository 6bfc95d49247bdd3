import type { Invitation } from '../protocol/invitation/invitation.ts';
import { parseMessage } from '../protocol/parse.ts';
import {
  clientboundSignallingSchema,
  endReasonOf,
  type ClientboundSignalling,
  type Joined,
  type JoinRequest,
  type SignallingErrorCode,
} from '../protocol/signalling.ts';
import { PROTOCOL_NAME, PROTOCOL_VERSION } from '../protocol/version.ts';
import { failure, success, type Result } from '../result.ts';
import {
  callHost,
  lobbyBusy,
  REPLY_TIMEOUT_MS,
  type CallFailureCode,
  type GuestLine,
  type RendezvousPorts,
} from './guest-line.ts';
import { answerHostHello } from './handshake.ts';
import type { IceServer } from './messages.ts';
import { lobbyIdOf } from './registration.ts';
import { MAX_SEALED_BYTES, type SealedChannel } from './sealed-channel.ts';

/** A host that is busy may take as long to answer as on its own port. */
const ANSWER_TIMEOUT_MS = 15_000;

/** Hosts that a guest is led to one after another, while a lobby changes hosts. */
const MAX_STEPS = 3;

const HEAD = { protocol: PROTOCOL_NAME, version: PROTOCOL_VERSION } as const;

export type VisitFailureCode = CallFailureCode | 'wrong-certificate' | 'timeout' | 'host-lost';
export type VisitJoinFailureCode = SignallingErrorCode | 'bad-answer' | 'timeout' | 'host-lost' | 'lobby-closed';

/** How a visit ends: the host's reason, or `host-lost`. */
export type VisitEnd = 'lobby-closed' | 'removed' | 'replaced' | 'headset-ended' | 'host-lost';

/** A guest's sealed connection to a host through a rendezvous. */
export interface Visit {
  /** Of the host at the other end: another one than asked for if that host has the lobby now. */
  readonly invitation: Invitation;
  readonly iceServers: readonly IceServer[];
  readonly stunServers: readonly { readonly host: string; readonly port: number }[];
  /** Sends the request and returns the host's answer. Call it once. A failure closes the visit. */
  join(request: JoinRequest): Promise<Result<Joined, VisitJoinFailureCode>>;
  /** Sends a candidate of the guest, as in `RTCIceCandidate.candidate`. */
  sendCandidate(candidate: string): void;
  /** Tells the host that this guest leaves. */
  leave(): void;
  /** Calls `listener` once when the connection ends without `close`, even if it has already. */
  onClosed(listener: (end: VisitEnd) => void): void;
  close(): void;
}

/**
 * Visits the host of an invitation at its rendezvous, or the host that has proved to this guest that it has the lobby
 * now. The host has proved that it owns the certificate of `Visit.invitation` when this resolves, and nobody else can
 * read what follows.
 */
export async function visit(invitation: Invitation, ports: RendezvousPorts): Promise<Result<Visit, VisitFailureCode>> {
  const { findSuccessor } = ports;
  let current = invitation;
  let follows = findSuccessor !== undefined;
  for (let steps = 0; ; steps++) {
    const lobby = await lobbyIdOf(current.certificateSha256);
    const target = { type: 'visit', lobby, ...(follows ? { follows } : {}) } as const;
    const called = await callHost(invitation.rendezvous, target, ports);
    if (!called.ok) return called;
    const line = called.value;
    if (!follows || line.visiting.lobby === lobby) return meetHost(line, lobby, current, ports);
    const next = await findSuccessor?.(line, current);
    line.close();
    // Without a proof, the host that the guest was invited to may still be there.
    if (next === undefined || steps >= MAX_STEPS) follows = false;
    else current = { ...next, rendezvous: next.rendezvous === '' ? invitation.rendezvous : next.rendezvous };
  }
}

async function meetHost(
  line: GuestLine,
  lobby: string,
  invitation: Invitation,
  ports: RendezvousPorts,
): Promise<Result<Visit, VisitFailureCode>> {
  const { connection } = line.visiting;
  const hostHello = await line.next(REPLY_TIMEOUT_MS);
  if (hostHello === undefined) {
    const { isClosed: isGone, isBusy } = line;
    line.close();
    if (isBusy) return lobbyBusy();
    return isGone
      ? failure('host-lost', 'The host left the rendezvous server before it answered. Try again.')
      : failure('timeout', "The host didn't answer through the rendezvous server. Try again.");
  }
  const answered = await answerHostHello(hostHello, invitation, { lobby, connection });
  if (answered === undefined) {
    line.close();
    return failure(
      'wrong-certificate',
      'The rendezvous server leads to a different host than this invitation. Ask the host for the current invitation.',
    );
  }
  line.say(answered.text);
  return success(new SealedVisit(line, answered.channel, invitation, ports));
}

class SealedVisit implements Visit {
  readonly invitation: Invitation;
  readonly iceServers: readonly IceServer[];
  readonly stunServers: Visit['stunServers'];
  readonly #line: GuestLine;
  readonly #channel: SealedChannel;
  readonly #ports: RendezvousPorts;
  readonly #listeners = new Set<(end: VisitEnd) => void>();
  #settleJoin: ((outcome: Result<Joined, VisitJoinFailureCode>) => void) | undefined;
  #end: VisitEnd | undefined;

  constructor(line: GuestLine, channel: SealedChannel, invitation: Invitation, ports: RendezvousPorts) {
    this.invitation = invitation;
    this.iceServers = line.visiting.iceServers;
    this.stunServers = line.visiting.stunServers;
    this.#line = line;
    this.#channel = channel;
    this.#ports = ports;
    void this.#read();
  }

  join(request: JoinRequest): Promise<Result<Joined, VisitJoinFailureCode>> {
    return new Promise((resolve) => {
      if (this.#line.isClosed) return resolve(hostLost());
      const cancel = this.#ports.schedule(
        () => this.#settleJoin?.(failure('timeout', 'The host took too long to answer. Try again.')),
        ANSWER_TIMEOUT_MS,
      );
      this.#settleJoin = (outcome) => {
        cancel();
        this.#settleJoin = undefined;
        if (!outcome.ok) this.close();
        resolve(outcome);
      };
      const text = JSON.stringify(request);
      if (text.length <= MAX_SEALED_BYTES) void this.#send(text);
      else
        this.#settleJoin(
          failure(
            'bad-offer',
            'The offer is too long to pass through the rendezvous server. Send candidates after it.',
          ),
        );
    });
  }

  sendCandidate(candidate: string): void {
    void this.#send(JSON.stringify({ ...HEAD, type: 'candidate', candidate }));
  }

  leave(): void {
    void this.#send(JSON.stringify({ ...HEAD, type: 'leave' })).then(() => this.close());
  }

  onClosed(listener: (end: VisitEnd) => void): void {
    if (this.#end !== undefined) listener(this.#end);
    else this.#listeners.add(listener);
  }

  close(): void {
    this.#listeners.clear();
    this.#line.close();
  }

  async #send(text: string): Promise<void> {
    const frame = await this.#channel.seal(text);
    if (frame !== undefined) this.#line.say(frame);
  }

  async #read(): Promise<void> {
    for (;;) {
      const frame = await this.#line.next();
      if (frame === undefined) return this.#finish('host-lost');
      const text = await this.#channel.open(frame);
      const message =
        text === undefined ? undefined : parseMessage(text, clientboundSignallingSchema, MAX_SEALED_BYTES);
      if (message?.ok !== true) {
        this.#settleJoin?.(
          failure(
            'bad-answer',
            'The answer was changed on its way, or comes from another version of Earshot. Try again.',
          ),
        );
        return this.#finish('host-lost');
      }
      this.#handle(message.value);
      if (this.#end !== undefined) return;
    }
  }

  #handle(message: ClientboundSignalling): void {
    if (message.type === 'joined') this.#settleJoin?.(success(message));
    else if (message.type === 'error') this.#settleJoin?.(failure(message.code, message.message, message.detail));
    else if (message.type === 'closing') {
      this.#settleJoin?.(failure('lobby-closed', 'The host closed the lobby.'));
      this.#finish(endReasonOf(message.reason));
    }
  }

  #finish(end: VisitEnd): void {
    this.#end = end;
    this.#settleJoin?.(hostLost());
    const listeners = [...this.#listeners];
    this.close();
    for (const listener of listeners) listener(end);
  }
}

function hostLost(): Result<never, 'host-lost'> {
  return failure(
    'host-lost',
    'The connection to the host was lost before it answered. Check your network, then try again.',
  );
}
