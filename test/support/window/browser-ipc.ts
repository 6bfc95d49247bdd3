import { request, type IncomingHttpHeaders } from 'node:http';
import { WebSocket, type RawData } from 'ws';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/**
 * Sends one HTTP request to 127.0.0.1 with exactly these headers and this `path`, including what no browser would send.
 */
export function askHttp(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body = '',
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path, method, headers: { Host: `127.0.0.1:${port}`, ...headers }, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Sends the ticket in a link like the page. */
export function sendTicket(port: number, link: string, headers: Record<string, string> = {}): Promise<HttpAnswer> {
  const { hash, origin } = new URL(link);
  return askHttp(port, '/session', { Origin: origin, ...headers }, 'POST', hash.slice(1));
}

/** Opens a link like a browser. Returns the subprotocols with which the page's WebSocket is accepted. */
export async function openLink(port: number, link: string): Promise<string> {
  const answer = await sendTicket(port, link);
  if (answer.status !== 200) throw new Error(`The ticket was answered with ${answer.status}.`);
  return `earshot, ${answer.body.trim()}`;
}

/** An open WebSocket to the IPC, or the HTTP status that refused it. `onText` receives every message from the first. */
export function connectIpc(
  port: number,
  headers: Record<string, string>,
  path = '/ipc',
  onText?: (text: string) => void,
): Promise<WebSocket | number> {
  const { 'Sec-WebSocket-Protocol': protocols, ...others } = headers;
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, protocols?.split(', ') ?? [], { headers: others });
  if (onText !== undefined) socket.on('message', (data) => onText(String(data)));
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (sent, response) => {
      resolve(response.statusCode ?? 0);
      sent.destroy();
    });
    socket.on('error', reject);
  });
}

/** The next message on a socket, parsed. Skips position events, which can arrive at any time. */
export function nextFrame(socket: WebSocket): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const take = (data: RawData): void => {
      const frame = JSON.parse(String(data)) as { readonly event?: string };
      if (frame.event?.startsWith('positions:') === true) return;
      socket.off('message', take);
      resolve(frame);
    };
    socket.on('message', take);
    socket.once('close', (code) => reject(new Error(`The socket was closed with ${code}.`)));
  });
}

/** The code with which the other side closes a socket. */
export function closeCode(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => socket.once('close', (code) => resolve(code)));
}
