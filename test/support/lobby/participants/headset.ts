import { generateKeyPairSync, sign } from 'node:crypto';
import type { JoinIdentity } from '../../../../main/client/signalling-client.ts';
import type { ClientboundChannelMessage } from '../../../../shared/protocol/channel.ts';
import type { TestParticipant } from '../lobby.ts';

/** A new identity of a person or a page. */
export function createTestIdentity(): JoinIdentity {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
    sign: (statement) => sign(null, Buffer.from(statement, 'utf8'), privateKey).toString('base64url'),
  };
}

type TicketAnswer = Extract<ClientboundChannelMessage, { type: 'headset-ticket' }>;

/** Asks the host for a ticket. Resolves with its answer. */
export function askForTicket({ client }: TestParticipant): Promise<TicketAnswer> {
  return new Promise((resolve) => {
    const stop = client.events.on('message', (message) => {
      if (message.type !== 'headset-ticket') return;
      stop();
      resolve(message);
    });
    client.send({ type: 'headset-ticket' });
  });
}
