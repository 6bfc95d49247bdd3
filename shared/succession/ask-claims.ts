import { toBase64Url, type Invitation } from '../protocol/invitation/invitation.ts';
import { parseMessage } from '../protocol/parse.ts';
import { clientboundSignallingSchema } from '../protocol/signalling.ts';
import { MAX_CHAIN_CLAIMS, type Claim } from '../protocol/succession-messages.ts';
import { PROTOCOL_NAME, PROTOCOL_VERSION } from '../protocol/version.ts';
import { failure, success, type Result } from '../result.ts';
import { authenticateChain } from './authenticate.ts';
import { judgeChain } from './chain.ts';
import { readStandbyInvitation } from './standby-invitation.ts';
import {
  callHost,
  REPLY_TIMEOUT_MS,
  type CallFailureCode,
  type GuestLine,
  type RendezvousPorts,
} from '../rendezvous/guest-line.ts';
import { answerHostHello, shownCertificate } from '../rendezvous/handshake.ts';
import { lobbyIdOf } from '../rendezvous/registration.ts';
import { MAX_SEALED_BYTES, type SealedChannel } from '../rendezvous/sealed-channel.ts';

/**
 * Asks at the rendezvous of an invitation which host has its lobby: the one that is there, or the one to which the
 * rendezvous leads. Only somebody who knows the secret can read the question, or answer it. Returns the claims, which
 * prove nothing before they are checked; none = the founder has the lobby.
 */
export async function askClaimsAtRendezvous(
  invitation: Invitation,
  ports: RendezvousPorts,
): Promise<Result<readonly Claim[], CallFailureCode | 'bad-answer'>> {
  const lobby = await lobbyIdOf(invitation.certificateSha256);
  const called = await callHost(invitation.rendezvous, { type: 'visit', lobby, follows: true }, ports);
  if (!called.ok) return called;
  const claims = await askClaimsOn(called.value, invitation.secret);
  called.value.close();
  return claims === undefined
    ? failure('bad-answer', "The host's answer through the rendezvous can't be used. Ask another host.")
    : success(claims);
}

/**
 * Asks the host at the other end of a line for its claims, whatever certificate it shows: they have to convince without
 * it. Returns undefined if it gives none that can be read, for example because it has another secret.
 */
async function askClaimsOn(line: GuestLine, secret: Uint8Array): Promise<readonly Claim[] | undefined> {
  const { lobby, connection } = line.visiting;
  const hello = await line.next(REPLY_TIMEOUT_MS);
  const certificateSha256 = hello === undefined ? undefined : await shownCertificate(hello);
  if (hello === undefined || certificateSha256 === undefined) return undefined;
  const answered = await answerHostHello(hello, { certificateSha256, secret }, { lobby, connection });
  const question = { protocol: PROTOCOL_NAME, version: PROTOCOL_VERSION, type: 'claims', secret: toBase64Url(secret) };
  const frame = await answered?.channel.seal(JSON.stringify(question));
  if (answered === undefined || frame === undefined) return undefined;
  line.say(answered.text);
  line.say(frame);
  return readClaims(line, answered.channel);
}

/** Finds out from the host at the other end of a line which host has the lobby now: for `RendezvousPorts`. */
export async function findSuccessor(line: GuestLine, invitation: Invitation): Promise<Invitation | undefined> {
  const claims = await askClaimsOn(line, invitation.secret);
  return claims === undefined ? undefined : followClaims(claims, invitation);
}

async function readClaims(line: GuestLine, channel: SealedChannel): Promise<readonly Claim[] | undefined> {
  const claims: Claim[] = [];
  for (let left = 1; left > 0;) {
    const frame = await line.next(REPLY_TIMEOUT_MS);
    const text = frame === undefined ? undefined : await channel.open(frame);
    const message = text === undefined ? undefined : parseMessage(text, clientboundSignallingSchema, MAX_SEALED_BYTES);
    if (message?.ok !== true || message.value.type !== 'claims') return undefined;
    claims.push(...message.value.claims);
    ({ left = 0 } = message.value);
    if (claims.length + left > MAX_CHAIN_CLAIMS) return undefined;
  }
  return claims;
}

/**
 * Returns the invitation of the host to which claims lead from the host of `invitation`, whose certificate is all that
 * it trusts; undefined if they do not begin there, or prove nothing.
 */
async function followClaims(claims: readonly Claim[], invitation: Invitation): Promise<Invitation | undefined> {
  const pin = toBase64Url(invitation.certificateSha256);
  const trust = { lobbyId: '', host: { epoch: null, pin }, formerHosts: [], electors: null };
  const judged = judgeChain((await authenticateChain(claims)) ?? [], trust);
  return judged.ok ? readStandbyInvitation(judged.value.invitation, invitation.secret) : undefined;
}
