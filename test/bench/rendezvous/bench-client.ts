import { generateKeyPairSync, sign } from 'node:crypto';
import { WebSocket } from 'ws';
import {
  RENDEZVOUS_PATH,
  RENDEZVOUS_PROTOCOL,
  RENDEZVOUS_VERSION,
  registerStatement,
  type FromRendezvous,
  type ToRendezvous,
} from '../../../shared/rendezvous/messages.ts';
import { PUBLIC_NAME } from './rendezvous-process.ts';

const HEAD = { protocol: RENDEZVOUS_PROTOCOL, version: RENDEZVOUS_VERSION } as const;

type Sent = ToRendezvous extends infer Message
  ? Message extends unknown
    ? Omit<Message, 'protocol' | 'version'>
    : never
  : never;
type Received<Type extends FromRendezvous['type']> = Extract<FromRendezvous, { type: Type }>;

const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const publicKey = keys.publicKey.export({ format: 'der', type: 'spki' });

/** A host or guest that costs the load generator little. */
export class BenchClient {
  readonly socket: WebSocket;
  onMessage: (message: FromRendezvous) => void = () => undefined;
  /** What the client calls the rendezvous, as `rendezvousNameAt`. */
  readonly name: string;
  readonly #early: FromRendezvous[] = [];
  #isWaiting = false;

  constructor({ port, hasTls }: { readonly port: number; readonly hasTls: boolean }, from: string) {
    this.name = hasTls ? PUBLIC_NAME : `127.0.0.1:${port}`;
    this.socket = new WebSocket(`${hasTls ? 'wss' : 'ws'}://127.0.0.1:${port}/${RENDEZVOUS_PATH}`, {
      localAddress: from,
      rejectUnauthorized: false,
      perMessageDeflate: false,
    });
    this.socket.on('error', () => undefined);
    this.socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as FromRendezvous;
      if (!this.#isWaiting) this.#early.push(message);
      this.onMessage(message);
    });
  }

  send(message: Sent): void {
    this.socket.send(JSON.stringify({ ...HEAD, ...message }));
  }

  /** Resolves with the next message of a type; rejects if the connection ends before. */
  next<Type extends FromRendezvous['type']>(type: Type): Promise<Received<Type>> {
    const early = this.#early.splice(0).find((message) => message.type === type);
    if (early !== undefined) return Promise.resolve(early as Received<Type>);
    this.#isWaiting = true;
    return new Promise((resolve, reject) => {
      const onClose = (): void => reject(new Error(`The rendezvous ended the connection before '${type}' arrived.`));
      this.socket.once('close', onClose);
      this.onMessage = (message) => {
        if (message.type !== type) return;
        this.socket.off('close', onClose);
        this.#isWaiting = false;
        this.onMessage = () => undefined;
        resolve(message as Received<Type>);
      };
    });
  }
}

/** Registers a host whose certificate has this serial number, and answers each guest. Resolves with the lobby's id. */
export async function registerBenchHost(client: BenchClient, serial: number): Promise<string> {
  const { nonce } = await client.next('hello');
  const statement = Buffer.from(registerStatement(nonce, client.name));
  const signature = sign('sha256', statement, { key: keys.privateKey, dsaEncoding: 'ieee-p1363' });
  client.send({
    type: 'register',
    certificate: certificateWith(serial).toString('base64url'),
    signature: signature.toString('base64url'),
    wantsCode: true,
    listing: null,
  });
  const { lobby } = await client.next('registered');
  return lobby;
}

/** A certificate as far as a rendezvous reads it, 600 bytes. Its own would take 5 ms to make. */
function certificateWith(serial: number): Buffer {
  const number = Buffer.alloc(4);
  number.writeUInt32BE(serial);
  const fields = [sequence(2, number), ...Array.from({ length: 4 }, () => sequence(0x30, Buffer.alloc(100)))];
  return sequence(0x30, sequence(0x30, Buffer.concat([...fields, publicKey])));
}

function sequence(tag: number, contents: Buffer): Buffer {
  return Buffer.concat([Buffer.of(tag, 0x82, contents.length >> 8, contents.length & 0xff), contents]);
}
