import type { IncomingMessage } from 'node:http';
import { failure, success, type Result } from '../../../shared/result.ts';

/**
 * Reads the body of a request, at most `maxBytes`, and discards the rest, so that the sender reads the answer. The
 * server's timeouts cut off slow senders; the promise then never resolves and is dropped with the request.
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Result<Buffer, 'too-large'>> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const refuse = (): void => {
      request.removeAllListeners('data').resume();
      resolve(
        failure(
          'too-large',
          `The message is larger than ${maxBytes} bytes. Send fewer players at once, with "complete": false.`,
        ),
      );
    };
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) return refuse();
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) refuse();
      else chunks.push(chunk);
    });
    request.once('end', () => resolve(success(Buffer.concat(chunks))));
    request.once('error', () => undefined);
  });
}
