import { toBase64Url, type Invitation } from '../../shared/protocol/invitation/invitation.ts';
import type { Claim } from '../../shared/protocol/succession-messages.ts';
import { PROTOCOL_NAME, PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { askClaimsAtRendezvous } from '../../shared/succession/ask-claims.ts';
import type { RendezvousPorts } from '../../shared/rendezvous/guest-line.ts';
import { openWebSocket } from '../../shared/rendezvous/text-socket.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import { connectToHost } from './host-connection.ts';
import { nextMessage } from './next-message.ts';
import type { JoinFailureCode } from './signalling-client.ts';

/** A host answers at once. */
const ANSWER_TIMEOUT_MS = 3_000;

const RENDEZVOUS_PORTS: RendezvousPorts = {
  openSocket: openWebSocket,
  schedule: scheduleTimer,
  random: Math.random,
};

/**
 * Asks a host, or one that stands by, which host has the lobby: at its addresses, or else at its rendezvous. Returns
 * the claims that lead there.
 */
export async function askClaims(invitation: Invitation): Promise<Result<readonly Claim[], string>> {
  const direct = await askDirectly(invitation);
  if (direct.ok || invitation.rendezvous === '') return direct;
  return askClaimsAtRendezvous(invitation, RENDEZVOUS_PORTS);
}

async function askDirectly(invitation: Invitation): Promise<Result<readonly Claim[], JoinFailureCode>> {
  const connected = await connectToHost(invitation);
  if (!connected.ok) return connected;
  const socket = connected.value;
  const answered = nextMessage(socket, ANSWER_TIMEOUT_MS);
  const secret = toBase64Url(invitation.secret);
  socket.send(JSON.stringify({ protocol: PROTOCOL_NAME, version: PROTOCOL_VERSION, type: 'claims', secret }));
  const answer = await answered;
  socket.terminate();
  if (!answer.ok) return answer;
  if (answer.value.type === 'claims') return success(answer.value.claims);
  return answer.value.type === 'error'
    ? failure(answer.value.code, answer.value.message)
    : failure('bad-answer', "The host's answer can't be used. Ask another host.");
}
