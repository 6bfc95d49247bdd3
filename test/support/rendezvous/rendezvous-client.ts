import { WebSocket } from 'ws';
import { createTlsIdentity, type TlsIdentity } from '../../../main/host/listen/tls-identity.ts';
import { parseMessage } from '../../../shared/protocol/parse.ts';
import {
  fromRendezvousSchema,
  MAX_RENDEZVOUS_ANSWER_LENGTH,
  RENDEZVOUS_PATH,
  RENDEZVOUS_PROTOCOL,
  RENDEZVOUS_VERSION,
  type FromRendezvous,
  type ToRendezvous,
} from '../../../shared/rendezvous/messages.ts';
import { lobbyIdOf } from '../../../shared/rendezvous/registration.ts';
import { afterTest } from '../lobby/host-parts.ts';
import { waitUntil } from '../wait-until.ts';
import { registrationOf } from './host-identity.ts';

const HEAD = { protocol: RENDEZVOUS_PROTOCOL, version: RENDEZVOUS_VERSION } as const;

type Received<Type extends FromRendezvous['type']> = Extract<FromRendezvous, { type: Type }>;
type Sent = ToRendezvous extends infer Message
  ? Message extends unknown
    ? Omit<Message, 'protocol' | 'version'>
    : never
  : never;

/** A host or guest at a rendezvous, without anything of Earshot behind it. */
export class RendezvousClient {
  readonly socket: WebSocket;
  readonly received: FromRendezvous[] = [];
  closeCode: number | undefined;

  constructor(port: number, { from = '127.0.0.1', path = `/${RENDEZVOUS_PATH}`, headers = {} } = {}) {
    this.socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { localAddress: from, headers });
    this.socket.on('error', () => undefined);
    this.socket.on('close', (code) => (this.closeCode = code));
    this.socket.on('message', (data) => {
      const message = parseMessage(String(data), fromRendezvousSchema, MAX_RENDEZVOUS_ANSWER_LENGTH);
      if (!message.ok) throw new Error(message.error.message);
      this.received.push(message.value);
    });
    afterTest(() => this.socket.terminate());
  }

  send(message: Sent): void {
    this.socket.send(JSON.stringify({ ...HEAD, ...message }));
  }

  /** Waits for the first message of a type, and removes it from what was received. */
  async take<Type extends FromRendezvous['type']>(type: Type): Promise<Received<Type>> {
    const find = (): number => this.received.findIndex((message) => message.type === type);
    await waitUntil(
      `'${type}' arrives; there are ${JSON.stringify(this.received)}`,
      () => find() >= 0 || this.closeCode !== undefined,
    );
    const [message] = this.received.splice(find(), 1);
    if (message?.type !== type)
      throw new Error(`The connection ended with ${this.closeCode} before '${type}' arrived.`);
    return message as Received<Type>;
  }

  async untilClosed(): Promise<number> {
    await waitUntil('the connection is closed', () => this.closeCode !== undefined);
    return this.closeCode ?? 0;
  }

  async visit(lobby: string): Promise<Received<'visiting'>> {
    this.send({ type: 'visit', lobby });
    return this.take('visiting');
  }
}

type RegisterOptions = Partial<Pick<Extract<ToRendezvous, { type: 'register' }>, 'wantsCode' | 'listing'>> & {
  readonly from?: string;
  readonly identity?: TlsIdentity;
};

/** Registers a host. */
export async function registerHost(
  port: number,
  { wantsCode = false, listing = null, from, identity }: RegisterOptions = {},
): Promise<{
  readonly client: RendezvousClient;
  readonly identity: TlsIdentity;
  readonly lobby: string;
  readonly registered: Received<'registered'>;
}> {
  const owned = identity ?? (await createTlsIdentity(Date.now()));
  const client = new RendezvousClient(port, from === undefined ? {} : { from });
  const { nonce } = await client.take('hello');
  client.send({ type: 'register', ...registrationOf(owned, nonce, `127.0.0.1:${port}`), wantsCode, listing });
  const registered = await client.take('registered');
  return { client, identity: owned, lobby: await lobbyIdOf(owned.certificateSha256), registered };
}
