import type { Socket } from 'node:dgram';
import { openSocket, portOf } from './net-peers.ts';

/** A router between clients and one host, which passes UDP on until a test cuts its line. */
export class CuttableRelay {
  isCut = false;
  readonly #hostPort: number;
  readonly #front: Socket;
  /** The socket that stands for each client at the host, by the client's port. */
  readonly #backs = new Map<number, Promise<Socket>>();

  private constructor(front: Socket, hostPort: number) {
    this.#front = front;
    this.#hostPort = hostPort;
    front.on('message', (packet, { port }) => {
      if (!this.isCut) void this.#pass(packet, port);
    });
  }

  static async open(hostPort: number): Promise<CuttableRelay> {
    return new CuttableRelay(await openSocket(), hostPort);
  }

  get port(): number {
    return portOf(this.#front);
  }

  async close(): Promise<void> {
    this.#front.close();
    for (const back of this.#backs.values()) (await back).close();
  }

  async #pass(packet: Buffer, clientPort: number): Promise<void> {
    const back = this.#backs.get(clientPort) ?? this.#openBack(clientPort);
    this.#backs.set(clientPort, back);
    (await back).send(packet, this.#hostPort, '127.0.0.1');
  }

  async #openBack(clientPort: number): Promise<Socket> {
    const back = await openSocket();
    back.on('message', (packet) => {
      if (!this.isCut) this.#front.send(packet, clientPort, '127.0.0.1');
    });
    return back;
  }
}
