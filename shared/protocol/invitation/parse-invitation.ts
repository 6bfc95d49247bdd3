import { failure, success, type Result } from '../../result.ts';
import { toSextets } from './invitation-code.ts';
import {
  findTypo,
  MAX_REPAIRED_CHARACTERS,
  readCodeWithDashes,
  readCodeWithoutMarks,
  readCodeWithoutUnderscore,
} from './invitation-repair.ts';
import { joinLines, listCodeCandidates, OTHER_JOINS, undoEncodings, type CodeCandidate } from './invitation-text.ts';
import { MAX_ADDRESSES, shapeOfCode, type CodeContent, type HostAddress, type Invitation } from './invitation.ts';

/** Why a text gives no invitation. */
export const INVITATION_FAILURE_CODES = [
  'bad-invitation',
  'invitation-cut-off',
  'invitation-damaged',
  /** `detail`: the number of the wrong character of the code. */
  'invitation-typo',
  'invitation-version',
  'two-invitations',
] as const;
export type InvitationFailureCode = (typeof INVITATION_FAILURE_CODES)[number];

/** The longest text that is searched; a longer one is no message from a chat. */
const MAX_INPUT_LENGTH = 262_144;
/** Matches text that begins like a code of format version 1 or 2 and is longer than most words. */
const LONG_CODE = /^A[Q-Za-v][\w-]{58}/;
/** How many stretches of text are tried in each other way to join its lines. */
const MAX_REJOINED_CANDIDATES = 32;
/** How many stretches of text are compared with every possible typo. */
const MAX_SUSPECTS = 2;

/**
 * Finds the invitation in what a person pasted: the link or only its code, with any text around it, and as chats, mail
 * programs and editors change it. The CRC-32 decides what is an invitation. Several for the same lobby count as one
 * with all their addresses.
 */
export function parseInvitation(input: string): Result<Invitation, InvitationFailureCode> {
  if (input.length > MAX_INPUT_LENGTH) return bad('This text is too long for an invitation. Paste only the link.');
  const text = undoEncodings(input);
  const joined = joinLines(text);
  if (joined === '') return bad('The invitation is empty. Paste the link you got from the host.');
  const candidates = listCodeCandidates(joined);
  const found = readCandidates(candidates);
  const contents = found.length > 0 ? found : readOtherJoins(text);
  const invitations = contents.flatMap((content) => (content.kind === 'invitation' ? [content.invitation] : []));
  if (invitations.length > 0) return combine(invitations);
  if (contents.some(({ kind }) => kind === 'other-version'))
    return failure(
      'invitation-version',
      'This invitation is from a newer version of Earshot. Update Earshot, then paste it again.',
    );
  if (contents.length > 0) return bad('This invitation has no valid address. Ask the host for a new one.');
  return diagnose(candidates.filter(isSuspect));
}

function readCandidates(candidates: readonly CodeCandidate[]): readonly CodeContent[] {
  return candidates.flatMap(({ code }) => readCodeWithDashes(code) ?? readUncapitalised(code) ?? []);
}

/** Reads a code whose first letter, always a capital, was made small. */
function readUncapitalised(code: string): CodeContent | undefined {
  return code.startsWith('a') ? readCodeWithDashes(`A${code.slice(1)}`) : undefined;
}

/** Returns what the first of the other ways to join lines finds. */
function readOtherJoins(text: string): readonly CodeContent[] {
  for (const join of OTHER_JOINS) {
    const contents = readCandidates(listCodeCandidates(join(text)).slice(0, MAX_REJOINED_CANDIDATES));
    if (contents.length > 0) return contents;
  }
  return [];
}

/** Makes one invitation of those for the same lobby. The last ones are the newest, so their addresses come first. */
function combine(invitations: readonly Invitation[]): Result<Invitation, 'two-invitations'> {
  const newestFirst = invitations.toReversed();
  const [newest = invitations[0]] = newestFirst;
  if (newest === undefined || newestFirst.some((one) => !isSameLobby(one, newest)))
    return failure('two-invitations', 'This text contains invitations to different lobbies. Paste only one of them.');
  const addresses = new Map<string, HostAddress>();
  for (const address of newestFirst.flatMap((one) => one.addresses))
    if (!addresses.has(`${address.host} ${address.port}`)) addresses.set(`${address.host} ${address.port}`, address);
  const rendezvous = newestFirst.find((one) => one.rendezvous !== '')?.rendezvous ?? '';
  return success({ ...newest, addresses: [...addresses.values()].slice(0, MAX_ADDRESSES), rendezvous });
}

function isSameLobby(one: Invitation, other: Invitation): boolean {
  return isEqual(one.secret, other.secret) && isEqual(one.certificateSha256, other.certificateSha256);
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.every((byte, index) => byte === other[index]);
}

/** Returns whether a candidate that is no invitation was meant to be one. */
function isSuspect({ isLink, code, word }: CodeCandidate): boolean {
  return isLink || shapeOfCode(toSextets(code)).hasAddress || LONG_CODE.test(word);
}

/** Mends what Markdown did to a code, or says what is wrong with it. */
function diagnose(suspects: readonly CodeCandidate[]): Result<Invitation, InvitationFailureCode> {
  const [first] = suspects;
  if (first === undefined)
    return bad("This isn't an Earshot invitation. Paste the whole link; it starts with earshot://join/.");
  const codes = new Set(
    suspects
      .slice(0, MAX_SUSPECTS)
      .flatMap(({ word, code }) => [word, code])
      .map((code) => code.slice(0, MAX_REPAIRED_CHARACTERS)),
  );
  for (const code of codes) {
    const content = readCodeWithoutUnderscore(code);
    if (content?.kind === 'invitation') return success(content.invitation);
    const place = findTypo(code);
    if (place !== undefined)
      return failure(
        'invitation-typo',
        `Character ${place} of the code in this invitation is mistyped, missing or added. Copy the whole link again.`,
        String(place),
      );
  }
  // This takes longest.
  for (const code of codes) {
    const content = readCodeWithoutMarks(code);
    if (content?.kind === 'invitation') return success(content.invitation);
  }
  return [first.code, first.word].some((code) => shapeOfCode(toSextets(code)).isCutOff)
    ? failure('invitation-cut-off', 'This invitation is incomplete. Copy the whole link again.')
    : failure('invitation-damaged', 'This invitation is mistyped. Copy the whole link again.');
}

function bad(message: string): Result<never, 'bad-invitation'> {
  return failure('bad-invitation', message);
}
