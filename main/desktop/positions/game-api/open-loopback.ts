import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { failure, success, type Result } from '../../../../shared/result.ts';
import { MAX_CONNECTIONS } from './api-limits.ts';

const LOOPBACK_ADDRESS = '127.0.0.1';
const MAX_HEADER_BYTES = 8_192;
const REQUEST_TIMEOUT_MS = 5_000;
const TIMEOUT_CHECK_INTERVAL_MS = 1_000;

/** TCP and UDP sockets with one port number, on the loopback interface. */
export interface Loopback {
  readonly port: number;
  readonly server: Server;
  readonly socket: Socket;
  close(): Promise<void>;
}

/**
 * Opens the first of `portNumbers` that is free for both. Fails with `port-in-use`, naming the ports tried and the
 * system's last error.
 */
export async function openLoopback(portNumbers: readonly number[]): Promise<Result<Loopback, 'port-in-use'>> {
  let problem = '';
  for (const port of portNumbers) {
    try {
      return success(await openBoth(port));
    } catch (error) {
      problem = (error as Error).message;
    }
  }
  return failure(
    'port-in-use',
    `None of the ports ${portNumbers.join(', ')} could be opened on ${LOOPBACK_ADDRESS} (${problem}). Close the programs that use them, and restart Earshot.`,
  );
}

async function openBoth(port: number): Promise<Loopback> {
  const server = createServer({
    maxHeaderSize: MAX_HEADER_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    headersTimeout: REQUEST_TIMEOUT_MS,
    connectionsCheckingInterval: TIMEOUT_CHECK_INTERVAL_MS,
    // Java's HTTP client offers HTTP/2 in its first request, which is answered like any other.
    shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
  });
  server.maxConnections = MAX_CONNECTIONS;
  const socket = createSocket('udp4');
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await Promise.all([
      new Promise<void>((resolve) => (server.listening ? server.close(() => resolve()) : resolve())),
      new Promise<void>((resolve) => socket.close(() => resolve())),
    ]);
  };
  try {
    server.listen(port, LOOPBACK_ADDRESS);
    await once(server, 'listening');
    const { port: number } = server.address() as AddressInfo;
    socket.bind(number, LOOPBACK_ADDRESS);
    await once(socket, 'listening');
    return { port: number, server, socket, close };
  } catch (error) {
    await close();
    throw error;
  }
}
