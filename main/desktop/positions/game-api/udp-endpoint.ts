import type { RemoteInfo, Socket } from 'node:dgram';
import { TokenBucket } from '../../../../shared/token-bucket.ts';
import { formatApiError } from './api-error.ts';
import { MAX_MESSAGES_PER_SECOND } from './api-limits.ts';
import type { EndpointOptions } from './http-endpoint.ts';

const ERROR_START = Buffer.from('{"error":');

/**
 * Receives positions over UDP. Only errors are answered, and answers never are, or two copies of Earshot could talk to
 * each other endlessly.
 */
export function serveUdp(
  sockets: readonly Socket[],
  { intake, nowMs }: Pick<EndpointOptions, 'intake' | 'nowMs'>,
): void {
  const rate = new TokenBucket(MAX_MESSAGES_PER_SECOND, MAX_MESSAGES_PER_SECOND, nowMs());
  const receive = (socket: Socket, bytes: Buffer, { address, port }: RemoteInfo): void => {
    if (!rate.take(1, nowMs())) {
      intake.drop();
      return;
    }
    const accepted = intake.receiveWithToken(bytes);
    if (accepted.ok || bytes.subarray(0, ERROR_START.length).equals(ERROR_START)) return;
    socket.send(formatApiError(accepted.error), port, address, () => {});
  };
  for (const socket of sockets) socket.on('message', (bytes, sender) => receive(socket, bytes, sender));
}
