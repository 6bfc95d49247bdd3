import type { GatewayLink } from '../../../main/mapping/gateway-exchange.ts';

/** A router as a function from requests to answers. */
export class FakeGateway implements GatewayLink {
  readonly requests: Buffer[] = [];
  /** Returns what the router answers to a request; nothing = it stays silent. */
  answer: (request: Buffer) => readonly Buffer[] = () => [];
  #listener: (bytes: Uint8Array) => void = () => undefined;

  send(bytes: Uint8Array): void {
    const request = Buffer.from(bytes);
    this.requests.push(request);
    for (const answer of this.answer(request)) queueMicrotask(() => this.#listener(answer));
  }

  onMessage(listener: (bytes: Uint8Array) => void): void {
    this.#listener = listener;
  }

  onRefused(): void {}

  close(): void {}
}
