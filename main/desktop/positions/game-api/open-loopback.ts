import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { failure, success, type Result } from '../../../../shared/result.ts';
import { MAX_CONNECTIONS } from './api-limits.ts';

/** The first must open, the others where the system has them: programs resolve `localhost` to either. */
const LOOPBACK_ADDRESSES = ['127.0.0.1', '::1'] as const;
/** The system has no such address. */
const MISSING_ADDRESS: ReadonlySet<string | undefined> = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT']);
const MAX_HEADER_BYTES = 8_192;
const REQUEST_TIMEOUT_MS = 5_000;
const TIMEOUT_CHECK_INTERVAL_MS = 1_000;

/** TCP and UDP sockets with one port number, on the loopback interface. */
export interface Loopback {
  readonly port: number;
  readonly ends: readonly LoopbackEnd[];
  close(): Promise<void>;
}

/** TCP and UDP on one address. */
interface LoopbackEnd {
  readonly server: Server;
  readonly socket: Socket;
}

/**
 * Opens the first of `portNumbers` that is free for both, over IPv4 and, where there is any, IPv6. Fails with
 * `port-in-use`, naming the ports tried and the system's last error.
 */
export async function openLoopback(portNumbers: readonly number[]): Promise<Result<Loopback, 'port-in-use'>> {
  let problem = '';
  for (const port of portNumbers) {
    try {
      return success(await openAddresses(port));
    } catch (error) {
      problem = (error as Error).message;
    }
  }
  return failure(
    'port-in-use',
    `None of the ports ${portNumbers.join(', ')} could be opened on ${LOOPBACK_ADDRESSES[0]} (${problem}). Close the programs that use them, and restart Earshot.`,
  );
}

async function openAddresses(portNumber: number): Promise<Loopback> {
  const ends: OpenEnd[] = [];
  const close = async (): Promise<void> => void (await Promise.all(ends.map((end) => end.close())));
  let port = portNumber;
  for (const address of LOOPBACK_ADDRESSES) {
    try {
      const end = await openEnd(address, port);
      ends.push(end);
      port = end.port;
    } catch (error) {
      if (ends.length > 0 && MISSING_ADDRESS.has((error as NodeJS.ErrnoException).code)) continue;
      await close();
      throw error;
    }
  }
  return { port, ends, close };
}

interface OpenEnd extends LoopbackEnd {
  readonly port: number;
  close(): Promise<void>;
}

async function openEnd(address: (typeof LOOPBACK_ADDRESSES)[number], port: number): Promise<OpenEnd> {
  const server = createServer({
    maxHeaderSize: MAX_HEADER_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    headersTimeout: REQUEST_TIMEOUT_MS,
    connectionsCheckingInterval: TIMEOUT_CHECK_INTERVAL_MS,
    // Java's HTTP client offers HTTP/2 in its first request, which is answered like any other.
    shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
  });
  server.maxConnections = MAX_CONNECTIONS;
  const socket = createSocket({ type: address === '::1' ? 'udp6' : 'udp4', ipv6Only: address === '::1' });
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await Promise.all([
      new Promise<void>((resolve) => (server.listening ? server.close(() => resolve()) : resolve())),
      new Promise<void>((resolve) => socket.close(() => resolve())),
    ]);
  };
  try {
    server.listen({ port, host: address, ipv6Only: address === '::1' });
    await once(server, 'listening');
    const { port: number } = server.address() as AddressInfo;
    socket.bind(number, address);
    await once(socket, 'listening');
    return { port: number, server, socket, close };
  } catch (error) {
    await close();
    throw error;
  }
}
