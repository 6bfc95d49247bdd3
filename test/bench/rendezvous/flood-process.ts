import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { RENDEZVOUS_PATH, RENDEZVOUS_PROTOCOL, RENDEZVOUS_VERSION } from '../../../shared/rendezvous/messages.ts';

/**
 * Floods the rendezvous on the port of its first argument until it is stopped, and prints once a second what it has
 * sent.
 */

const port = Number(process.argv[2]);
const ADDRESSES = 200;
const TURN_MS = 20;
/** Connections of each kind that a turn opens: 50 of each a second. */
const PER_TURN = 1;
const MAX_HALF_OPEN = 2_000;

const counts = { 'half-open': 0, garbage: 0, 'garbage messages': 0, 'wrong codes': 0 };
let halfOpen = 0;
let turn = 0;

function nextAddress(): string {
  turn += 1;
  return `127.3.0.${1 + (turn % ADDRESSES)}`;
}

function openHalf(): void {
  if (halfOpen >= MAX_HALF_OPEN) return;
  halfOpen += 1;
  counts['half-open'] += 1;
  const socket = connect({ port, host: '127.0.0.1', localAddress: nextAddress() });
  socket.on('error', () => undefined);
  socket.on('close', () => (halfOpen -= 1));
}

function sendGarbage(): void {
  counts.garbage += 1;
  const socket = connect({ port, host: '127.0.0.1', localAddress: nextAddress() });
  socket.on('error', () => undefined);
  socket.on('connect', () => socket.write(randomBytes(16_384)));
  setTimeout(() => socket.destroy(), 2_000);
}

function speak(name: 'garbage messages' | 'wrong codes', message: () => string | Buffer): void {
  counts[name] += 1;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/${RENDEZVOUS_PATH}`, { localAddress: nextAddress() });
  socket.on('error', () => undefined);
  socket.on('open', () => {
    for (let count = 0; count < 5; count++) socket.send(message());
  });
  setTimeout(() => socket.terminate(), 2_000);
}

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function guess(): string {
  const prefix = Array.from(randomBytes(3), (byte) => LETTERS[byte % LETTERS.length] ?? '').join('');
  return JSON.stringify({
    protocol: RENDEZVOUS_PROTOCOL,
    version: RENDEZVOUS_VERSION,
    type: 'visit-code',
    prefix,
  });
}

setInterval(() => {
  for (let count = 0; count < PER_TURN; count++) {
    openHalf();
    sendGarbage();
    speak('garbage messages', () => `{"type":"visit","lobby":"${randomBytes(8_000).toString('hex')}"}`);
    speak('wrong codes', guess);
  }
}, TURN_MS);

setInterval(() => {
  const text = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  process.stdout.write(`${text.join(', ')}\n`);
}, 1_000);
