import { once } from 'node:events';
import type { Server } from 'node:http';

export const LOOPBACK_ADDRESS = '127.0.0.1';

/**
 * Listens on 127.0.0.1, on the first free port of `portNumbers`; 0 takes any. Returns the port. Rejects with the
 * system's error if none is free.
 */
export async function listenOnFirstFree(server: Server, portNumbers: readonly number[]): Promise<number> {
  for (const [index, port] of portNumbers.entries()) {
    try {
      server.listen(port, LOOPBACK_ADDRESS);
      await once(server, 'listening');
      break;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      const mayTryNext = (code === 'EADDRINUSE' || code === 'EACCES') && index < portNumbers.length - 1;
      if (!mayTryNext) throw error;
    }
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The loopback server has no port.');
  return address.port;
}
