import type { WebSocket } from 'ws';
import { MAX_SIGNALLING_MESSAGE_BYTES } from '../../shared/protocol/limits.ts';
import { parseMessage } from '../../shared/protocol/parse.ts';
import { clientboundSignallingSchema, type ClientboundSignalling } from '../../shared/protocol/signalling.ts';
import { failure, type Result } from '../../shared/result.ts';

const ANSWER_TIMEOUT_MS = 15_000;

/** Waits for the host's next message on a signalling connection. Ends the connection if it fails. */
export function nextMessage(
  socket: WebSocket,
  timeoutMs = ANSWER_TIMEOUT_MS,
): Promise<Result<ClientboundSignalling, 'timeout' | 'host-lost' | 'bad-answer'>> {
  return new Promise((resolve) => {
    const timer = setTimeout(
      () => resolve(failure('timeout', 'The host took too long to answer. Try again.')),
      timeoutMs,
    );
    socket.on('error', () => socket.terminate());
    socket.once('close', () => {
      clearTimeout(timer);
      resolve(
        failure(
          'host-lost',
          'The connection to the host was lost before it answered. Check your network, then try again.',
        ),
      );
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
