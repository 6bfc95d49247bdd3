import type { Invitation } from '../../protocol/invitation/invitation.ts';
import { parseInvitation } from '../../protocol/invitation/parse-invitation.ts';
import { parseMessage } from '../../protocol/parse.ts';
import { clientboundSignallingSchema, type SignallingErrorCode } from '../../protocol/signalling.ts';
import { PROTOCOL_NAME, PROTOCOL_VERSION } from '../../protocol/version.ts';
import { failure, success, type Result } from '../../result.ts';
import { runGuestExchange } from '../code-exchange.ts';
import {
  callHost,
  REPLY_TIMEOUT_MS,
  type CallFailureCode,
  type GuestLine,
  type RendezvousPorts,
} from '../guest-line.ts';
import { answerHostHello } from '../handshake.ts';
import type { StrangerWay } from '../messages.ts';
import { MAX_SEALED_BYTES } from '../sealed-channel.ts';
import { bytesOfBase64Url } from '../crypto/web-crypto.ts';
import type { ListedLobby } from './listed-lobby.ts';
import { KNOCK_SECRET, listingPassword } from './stranger-keys.ts';

/** Longer than hosts let people wait at the door. */
const KNOCK_ANSWER_TIMEOUT_MS = 75_000;

/** A listed lobby, and who lists it. */
export interface ListedPlace extends Pick<ListedLobby, 'lobby' | 'certificateSha256'> {
  readonly rendezvous: string;
}

export type EnterListedFailureCode =
  | CallFailureCode
  | SignallingErrorCode
  | 'bad-answer'
  | 'host-lost'
  | 'too-many-tries'
  | 'wrong-certificate'
  | 'wrong-lobby-password';

/** The means by which a stranger enters. */
export interface EntrancePorts extends RendezvousPorts {
  /** Receives the line to the host; closing it gives up. */
  readonly onLine: (line: Pick<GuestLine, 'close'>) => void;
}

/**
 * Proves to the host of a listed lobby that this guest knows its password, and returns the invitation. The rendezvous
 * learns neither. The host counts a wrong password.
 */
export function enterByPassword(
  place: ListedPlace,
  password: string,
  ports: EntrancePorts,
): Promise<Result<Invitation, EnterListedFailureCode>> {
  return onLineTo(place, 'password', ports, async (line) => {
    const passed = { lobby: place.lobby, connection: line.visiting.connection };
    const way = { purpose: 'password', timeoutMs: REPLY_TIMEOUT_MS } as const;
    const read = await runGuestExchange(line, listingPassword(password), passed, way);
    if (read.kind === 'invitation') return success(read.invitation);
    if (read.kind === 'refused')
      return failure('wrong-lobby-password', 'The password is wrong. Ask the host for the current one.');
    if (read.kind === 'locked')
      return failure(
        'too-many-tries',
        'The host received too many wrong passwords. Wait a few minutes, then try again.',
      );
    return hostLost();
  });
}

/**
 * Asks the host of a listed lobby to be let in, waits for the answer of a person, and returns the invitation. The host
 * proves that it owns the certificate of the listing before it learns the name, and nobody else can read either.
 */
export function knockAtListed(
  place: ListedPlace,
  name: string,
  ports: EntrancePorts,
): Promise<Result<Invitation, EnterListedFailureCode>> {
  return onLineTo(place, 'knock', ports, async (line) => {
    const hello = await line.next(REPLY_TIMEOUT_MS);
    if (hello === undefined) return hostLost();
    const certificateSha256 = bytesOfBase64Url(place.certificateSha256) ?? new Uint8Array();
    const passed = { lobby: place.lobby, connection: line.visiting.connection };
    const answered = await answerHostHello(hello, { certificateSha256, secret: KNOCK_SECRET }, passed);
    if (answered === undefined)
      return failure('wrong-certificate', 'A different host answered than the one listed. Search again.');
    line.say(answered.text);
    const knock = { protocol: PROTOCOL_NAME, version: PROTOCOL_VERSION, type: 'knock', name, token: '' };
    const frame = await answered.channel.seal(JSON.stringify(knock));
    if (frame !== undefined) line.say(frame);
    const reply = await line.next(KNOCK_ANSWER_TIMEOUT_MS);
    const text = reply === undefined ? undefined : await answered.channel.open(reply);
    if (text === undefined) return hostLost();
    const answer = parseMessage(text, clientboundSignallingSchema, MAX_SEALED_BYTES);
    if (answer.ok && answer.value.type === 'welcome') return success(answer.value.invitation);
    if (answer.ok && answer.value.type === 'error') return failure(answer.value.code, answer.value.message);
    return badAnswer();
  });
}

async function onLineTo(
  place: ListedPlace,
  by: StrangerWay,
  ports: EntrancePorts,
  ask: (line: GuestLine) => Promise<Result<string, EnterListedFailureCode>>,
): Promise<Result<Invitation, EnterListedFailureCode>> {
  const called = await callHost(place.rendezvous, { type: 'visit', lobby: place.lobby, by }, ports);
  if (!called.ok) return called;
  const line = called.value;
  ports.onLine(line);
  const asked = await ask(line);
  line.close();
  if (!asked.ok) return asked;
  const invitation = parseInvitation(asked.value);
  const listed = bytesOfBase64Url(place.certificateSha256);
  const isOwn = invitation.ok && invitation.value.certificateSha256.every((byte, index) => byte === listed?.[index]);
  return isOwn ? success(invitation.value) : badAnswer();
}

function hostLost(): Result<never, 'host-lost'> {
  return failure('host-lost', "The host didn't answer through the rendezvous server. Try again.");
}

function badAnswer(): Result<never, 'bad-answer'> {
  return failure('bad-answer', "The host's answer can't be used. Ask the host for an invitation.");
}
