import * as v from 'valibot';
import { parseMessage } from '../protocol/parse.ts';
import { cpaceKeyOf, cpaceShareOf, SHARE_BYTES, type CpaceInputs } from './crypto/cpace.ts';
import type { PassedConnection } from './handshake.ts';
import { MAX_PASSED_LENGTH, RENDEZVOUS_PROTOCOL } from './messages.ts';
import { SealedChannel } from './sealed-channel.ts';
import {
  base64UrlOfBytes,
  bytesOfBase64Url,
  concatBytes,
  deriveBytes,
  randomBytes,
  utf8Bytes,
} from './crypto/web-crypto.ts';

/**
 * How a guest proves that it knows the password in a lobby's code, or the one of its listing, and gets the invitation:
 * CPace, and the guest proves first.
 */
export type ExchangePurpose = 'code' | 'password';

const NONCE_BYTES = 16;
const PROOF_BYTES = 32;
const PROOF_SALT = 'earshot code 1';
const GUEST_DATA = utf8Bytes('guest');
const HOST_DATA = utf8Bytes('host');

const nonce = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/));
const bytes32 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));

/** Host and guest in turn. */
const messages = {
  begin: v.object({ type: v.literal('code-begin'), nonce }),
  guestShare: v.object({ type: v.literal('code-share'), nonce, share: bytes32 }),
  hostShare: v.object({ type: v.literal('code-share'), share: bytes32 }),
  guestProof: v.object({ type: v.literal('code-proof'), proof: bytes32 }),
  result: v.variant('type', [
    v.object({
      type: v.literal('code-invitation'),
      /** A frame of the channel that the key makes. */
      sealed: v.pipe(v.string(), v.maxLength(MAX_PASSED_LENGTH)),
    }),
    v.object({ type: v.literal('code-refused') }),
    v.object({ type: v.literal('code-locked') }),
  ]),
  locked: v.object({ type: v.literal('code-locked') }),
};

/** The host's only message to a guest whose network has guessed wrong too often. */
export const LOCKED_TEXT = JSON.stringify({ type: 'code-locked' });

/** How an exchange ended for the host. */
type CodeOutcome =
  { readonly kind: 'right'; readonly reply: string } | { readonly kind: 'wrong'; readonly reply: string };

/** A host's side of one exchange. Each step takes the guest's message and is undefined if that is none. */
export interface HostCodeExchange {
  readonly begin: string;
  /** Returns the answer to the guest's share. It tells nothing of the password. */
  answerShare(message: string): Promise<string | undefined>;
  /** Decides whether the guest knows the password, and seals the invitation for one that does. */
  answerProof(message: string, invitation: string): Promise<CodeOutcome | undefined>;
}

export type GuestCodeResult =
  | { readonly kind: 'invitation'; readonly invitation: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'locked' }
  /** The input is not a message of an exchange, or was made without the password. */
  | { readonly kind: 'broken' };

/** A guest's side of one exchange. */
export interface GuestCodeExchange {
  readonly share: string;
  /** Answers the host's share with the proof; undefined if that is none. */
  answerShare(message: string): Promise<string | undefined>;
  readResult(message: string): Promise<GuestCodeResult>;
}

export function beginHostExchange(
  password: string,
  passed: PassedConnection,
  purpose: ExchangePurpose,
): HostCodeExchange {
  const hostNonce = randomBytes(NONCE_BYTES);
  const scalar = randomBytes(SHARE_BYTES);
  let key: Uint8Array | undefined;
  return {
    begin: JSON.stringify({ type: 'code-begin', nonce: base64UrlOfBytes(hostNonce) }),
    async answerShare(message) {
      const given = parseMessage(message, messages.guestShare, MAX_PASSED_LENGTH);
      if (!given.ok || key !== undefined) return undefined;
      const inputs = inputsOf(password, contextOf(passed, purpose), hostNonce, decode(given.value.nonce));
      const share = await cpaceShareOf(inputs, scalar);
      const guestShare = decode(given.value.share);
      key = await cpaceKeyOf(inputs, scalar, guestShare, sides(guestShare, share));
      return key && JSON.stringify({ type: 'code-share', share: base64UrlOfBytes(share) });
    },
    async answerProof(message, invitation) {
      const given = parseMessage(message, messages.guestProof, MAX_PASSED_LENGTH);
      if (!given.ok || key === undefined) return undefined;
      if (!isEqual(decode(given.value.proof), await proofOf(key)))
        return { kind: 'wrong', reply: JSON.stringify({ type: 'code-refused' }) };
      const channel = await SealedChannel.create('host', { root: key, context: contextOf(passed, purpose) });
      const sealed = await channel.seal(invitation);
      return sealed === undefined
        ? undefined
        : { kind: 'right', reply: JSON.stringify({ type: 'code-invitation', sealed }) };
    },
  };
}

/** Answers the beginning of a host's exchange; undefined if that is none. */
export async function beginGuestExchange(
  begin: string,
  password: string,
  passed: PassedConnection,
  purpose: ExchangePurpose,
): Promise<GuestCodeExchange | undefined> {
  const begun = parseMessage(begin, messages.begin, MAX_PASSED_LENGTH);
  if (!begun.ok) return undefined;
  const guestNonce = randomBytes(NONCE_BYTES);
  const scalar = randomBytes(SHARE_BYTES);
  const inputs = inputsOf(password, contextOf(passed, purpose), decode(begun.value.nonce), guestNonce);
  const share = await cpaceShareOf(inputs, scalar);
  let key: Uint8Array | undefined;
  return {
    share: JSON.stringify({
      type: 'code-share',
      nonce: base64UrlOfBytes(guestNonce),
      share: base64UrlOfBytes(share),
    }),
    async answerShare(message) {
      const given = parseMessage(message, messages.hostShare, MAX_PASSED_LENGTH);
      if (!given.ok) return undefined;
      const hostShare = decode(given.value.share);
      key = isEqual(hostShare, share)
        ? undefined
        : await cpaceKeyOf(inputs, scalar, hostShare, sides(share, hostShare));
      return key && JSON.stringify({ type: 'code-proof', proof: base64UrlOfBytes(await proofOf(key)) });
    },
    async readResult(message) {
      const given = parseMessage(message, messages.result, MAX_PASSED_LENGTH + 64);
      if (!given.ok || key === undefined) return { kind: 'broken' };
      if (given.value.type === 'code-refused') return { kind: 'refused' };
      if (given.value.type === 'code-locked') return { kind: 'locked' };
      const channel = await SealedChannel.create('guest', { root: key, context: contextOf(passed, purpose) });
      const invitation = await channel.open(given.value.sealed);
      return invitation === undefined ? { kind: 'broken' } : { kind: 'invitation', invitation };
    },
  };
}

/** Runs the guest's side on its line to the host. Each message of the host may take `timeoutMs`. */
export async function runGuestExchange(
  line: { say(text: string): void; next(timeoutMs: number): Promise<string | undefined> },
  password: string,
  passed: PassedConnection,
  { purpose, timeoutMs }: { readonly purpose: ExchangePurpose; readonly timeoutMs: number },
): Promise<GuestCodeResult> {
  const begin = await line.next(timeoutMs);
  if (begin !== undefined && isLocked(begin)) return { kind: 'locked' };
  const run = begin === undefined ? undefined : await beginGuestExchange(begin, password, passed, purpose);
  if (run === undefined) return { kind: 'broken' };
  line.say(run.share);
  const share = await line.next(timeoutMs);
  const proof = share === undefined ? undefined : await run.answerShare(share);
  if (proof === undefined) return { kind: 'broken' };
  line.say(proof);
  const result = await line.next(timeoutMs);
  return result === undefined ? { kind: 'broken' } : run.readResult(result);
}

function isLocked(text: string): boolean {
  return parseMessage(text, messages.locked, MAX_PASSED_LENGTH).ok;
}

function inputsOf(password: string, context: string, hostNonce: Uint8Array, guestNonce: Uint8Array): CpaceInputs {
  return {
    password: utf8Bytes(password),
    channel: utf8Bytes(context),
    session: concatBytes(hostNonce, guestNonce),
  };
}

function contextOf({ lobby, connection }: PassedConnection, purpose: ExchangePurpose): string {
  return `${RENDEZVOUS_PROTOCOL} ${purpose} 1 ${lobby} ${connection}`;
}

function sides(guest: Uint8Array, host: Uint8Array) {
  return { initiator: { share: guest, data: GUEST_DATA }, responder: { share: host, data: HOST_DATA } };
}

function proofOf(key: Uint8Array): Promise<Uint8Array> {
  return deriveBytes(key, PROOF_SALT, 'guest knows the password', PROOF_BYTES);
}

function decode(text: string): Uint8Array {
  return bytesOfBase64Url(text) ?? new Uint8Array();
}

/** Compares in a time that does not depend on where the bytes differ. */
function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  let difference = one.length ^ other.length;
  for (let index = 0; index < one.length; index++) difference |= (one[index] ?? 0) ^ (other[index] ?? 0);
  return difference === 0;
}
