import { afterEach } from 'vitest';
import { WebSocket } from 'ws';
import { monotonicMs } from '../../../main/clock/monotonic-time.ts';
import type { SignallingConnection, SignallingHandler } from '../../../main/host/listen/signalling-connection.ts';
import {
  openSignallingServer,
  type SignallingServer,
  type SignallingServerOptions,
} from '../../../main/host/listen/signalling-server.ts';
import { createTlsIdentity, type TlsIdentity } from '../../../main/host/listen/tls-identity.ts';
import type { ServerboundSignalling } from '../../../shared/protocol/signalling.ts';

const cleanUps: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Runs `cleanUp` after the test, last added first. */
export function afterTest(cleanUp: () => Promise<void> | void): void {
  cleanUps.push(cleanUp);
}

/** A signalling server on the loopback interface that records what it receives. */
export interface TestSignalling {
  readonly server: SignallingServer;
  readonly identity: TlsIdentity;
  readonly connections: SignallingConnection[];
  readonly messages: ServerboundSignalling[];
}

export async function startSignalling(
  options: {
    readonly bindAddress?: string;
    readonly acceptPackets?: SignallingServerOptions['acceptPackets'];
    readonly maxWaitingConnections?: number;
    readonly nowMs?: () => number;
    readonly onMessage?: (connection: SignallingConnection, message: ServerboundSignalling) => void;
  } = {},
): Promise<TestSignalling> {
  const identity = await createTlsIdentity(Date.now());
  const connections: SignallingConnection[] = [];
  const messages: ServerboundSignalling[] = [];
  const opened = await openSignallingServer({
    bindAddress: options.bindAddress ?? '127.0.0.1',
    port: 0,
    identity,
    acceptPackets: options.acceptPackets,
    maxWaitingConnections: options.maxWaitingConnections ?? 50,
    nowMs: options.nowMs ?? monotonicMs,
    accept: (connection): SignallingHandler => {
      connections.push(connection);
      return {
        handleMessage: (message) => {
          messages.push(message);
          options.onMessage?.(connection, message);
        },
        handleClosed: () => undefined,
      };
    },
    onError: (error) => {
      throw error;
    },
  });
  if (!opened.ok) throw new Error(opened.error.message);
  afterTest(() => opened.value.close());
  return { server: opened.value, identity, connections, messages };
}

/** A bare WebSocket client that sends anything and records what it receives. */
export interface RawClient {
  readonly socket: WebSocket;
  readonly received: { readonly type: string; readonly code?: string; readonly message?: string }[];
  /** Resolves when the connection has closed. */
  readonly closed: Promise<void>;
}

export async function connectRaw(port: number, headers: Readonly<Record<string, string>> = {}): Promise<RawClient> {
  const socket = new WebSocket(`wss://127.0.0.1:${port}/`, { rejectUnauthorized: false, headers });
  afterTest(() => socket.terminate());
  const received: RawClient['received'] = [];
  socket.on('message', (data) => received.push(JSON.parse(String(data)) as RawClient['received'][number]));
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('close', () => reject(new Error('closed before it opened')));
  });
  return { socket, received, closed };
}
