import type { Socket } from 'node:dgram';
import { monotonicMs } from '../../../main/clock/monotonic-time.ts';
import { openSocket, portOf } from './net-peers.ts';

/** A network between one client and its host that delays every packet by `delayMs` in both directions. */
export class DelayRelay {
  readonly #clientSide: Socket;
  readonly #hostSide: Socket;
  readonly #delayMs: number;
  #isClosed = false;
  #client: { readonly address: string; readonly port: number } | undefined;

  private constructor(clientSide: Socket, hostSide: Socket, hostPort: number, delayMs: number) {
    this.#clientSide = clientSide;
    this.#hostSide = hostSide;
    this.#delayMs = delayMs;
    const toHost = this.#queue((packet) => hostSide.send(packet, hostPort, '127.0.0.1'));
    const toClient = this.#queue((packet) => {
      if (this.#client !== undefined) clientSide.send(packet, this.#client.port, this.#client.address);
    });
    clientSide.on('message', (packet, sender) => {
      this.#client = sender;
      toHost(packet);
    });
    hostSide.on('message', toClient);
  }

  static async open(hostPort: number, delayMs: number): Promise<DelayRelay> {
    return new DelayRelay(await openSocket(), await openSocket(), hostPort, delayMs);
  }

  /** A host's answer with this relay in place of all its addresses. */
  redirect(answerSdp: string): string {
    return answerSdp.replaceAll(/^(a=candidate:\S+ 1 udp \d+) \S+ \d+ /gm, `$1 127.0.0.1 ${portOf(this.#clientSide)} `);
  }

  close(): void {
    this.#isClosed = true;
    this.#clientSide.close();
    this.#hostSide.close();
  }

  /** Forwards packets in order, each after the delay. */
  #queue(send: (packet: Buffer) => void): (packet: Buffer) => void {
    const waiting: { readonly packet: Buffer; readonly dueMs: number }[] = [];
    const sendDue = (): void => {
      if (this.#isClosed) return;
      for (let next = waiting[0]; next !== undefined && next.dueMs <= monotonicMs(); next = waiting[0]) {
        send(next.packet);
        waiting.shift();
      }
      const next = waiting[0];
      if (next !== undefined) setTimeout(sendDue, Math.max(0, next.dueMs - monotonicMs()));
    };
    return (packet) => {
      waiting.push({ packet, dueMs: monotonicMs() + this.#delayMs });
      if (waiting.length === 1) setTimeout(sendDue, this.#delayMs);
    };
  }
}
