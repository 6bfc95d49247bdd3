import { PROTOCOL_NAME, PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { HostAddress, Invitation } from '../../shared/protocol/invitation/invitation.ts';
import { parseInvitation } from '../../shared/protocol/invitation/parse-invitation.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { connectToHost } from './host-connection.ts';
import { nextMessage } from './next-message.ts';
import type { JoinFailureCode } from './signalling-client.ts';

/** Longer than hosts let people wait at the door. */
const ANSWER_TIMEOUT_MS = 70_000;

export interface KnockOptions {
  readonly address: HostAddress;
  /** SHA-256 of the certificate that the lobby shows on the network, 32 bytes. */
  readonly certificateSha256: Uint8Array;
  /** From the announcement of the lobby. */
  readonly token: string;
  /** Shown to the host. */
  readonly name: string;
  /** Gives up when this is aborted. */
  readonly signal?: AbortSignal;
}

/** Asks the host of a lobby on the local network for its invitation, and waits for the answer of a person. */
export async function knock(options: KnockOptions): Promise<Result<Invitation, JoinFailureCode>> {
  const { address, certificateSha256, token, name, signal } = options;
  const connected = await connectToHost({ addresses: [address], certificateSha256 });
  if (!connected.ok) return connected;
  const socket = connected.value;
  const answered = nextMessage(socket, ANSWER_TIMEOUT_MS);
  const giveUp = (): void => socket.terminate();
  signal?.addEventListener('abort', giveUp);
  if (signal?.aborted === true) giveUp();
  else socket.send(JSON.stringify({ protocol: PROTOCOL_NAME, version: PROTOCOL_VERSION, type: 'knock', name, token }));
  const answer = await answered;
  signal?.removeEventListener('abort', giveUp);
  socket.terminate();
  if (!answer.ok) return answer;
  if (answer.value.type === 'error') return failure(answer.value.code, answer.value.message);
  const invitation = answer.value.type === 'welcome' ? parseInvitation(answer.value.invitation) : undefined;
  if (invitation?.ok !== true || !Buffer.from(invitation.value.certificateSha256).equals(certificateSha256))
    return failure('bad-answer', "The host's answer can't be used. Ask the host for an invitation.");
  return success(withAddress(invitation.value, address));
}

/** The address at which the host was found comes first: it works. */
function withAddress(invitation: Invitation, address: HostAddress): Invitation {
  const others = invitation.addresses.filter(({ host }) => host !== address.host);
  return { ...invitation, addresses: [address, ...others].slice(0, Math.max(1, invitation.addresses.length)) };
}
