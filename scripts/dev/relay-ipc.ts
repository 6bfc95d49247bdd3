import type { IncomingMessage, Server } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { LOOPBACK_ADDRESS } from '../../main/desktop/shell/listen-on-first-free.ts';
import { isForThisServer, isFromOwnPage } from '../../main/desktop/shell/request-checks.ts';
import type { MainSession } from './main-run.ts';

const IPC_PATH = '/ipc';

/**
 * Relays the window's IPC from the development server to the main process that runs at that moment. The main process
 * accepts only its own page, so the relay checks that the request comes from the page of `authority` (host and port),
 * and then puts the session's secret in place of the page's own.
 */
export function relayIpc(server: Server, authority: string, currentSession: () => MainSession | undefined): void {
  server.on('upgrade', (request, stream, head) => {
    // Vite handles its own WebSocket.
    if (request.url !== IPC_PATH) return;
    stream.on('error', () => stream.destroy());
    const session = currentSession();
    if (!isForThisServer(request, authority) || !isFromOwnPage(request, authority)) refuse(stream, '403 Forbidden');
    else if (session === undefined) refuse(stream, '503 Service Unavailable');
    else relay(request, stream, head, session);
  });
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function relay(request: IncomingMessage, stream: Duplex, head: Buffer, { port, secret }: MainSession): void {
  const target = `${LOOPBACK_ADDRESS}:${port}`;
  const upstream = connect(port, LOOPBACK_ADDRESS, () => {
    const headers = {
      ...request.headers,
      host: target,
      origin: `http://${target}`,
      'sec-websocket-protocol': `earshot, ${secret}`,
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
    upstream.write(`GET ${IPC_PATH} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    upstream.write(head);
    stream.pipe(upstream).pipe(stream);
  });
  upstream.on('error', () => stream.destroy());
  upstream.on('close', () => stream.destroy());
  stream.on('close', () => upstream.destroy());
}
