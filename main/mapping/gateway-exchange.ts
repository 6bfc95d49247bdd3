import type { Schedule } from '../../shared/schedule.ts';

/** A way to the router that only carries what the router itself sends. */
export interface GatewayLink {
  send(bytes: Uint8Array): void;
  onMessage(listener: (bytes: Uint8Array) => void): void;
  /** The router's computer says that nothing listens there. */
  onRefused(listener: () => void): void;
  close(): void;
}

/**
 * Waits after each request; the last one is the end. RFC 6886 (section 3.1) begins with 250 ms and doubles; routers in
 * a home answer within milliseconds.
 */
const WAITS_MS = [250, 500, 1_000] as const;

/** Asks a router by datagrams, and repeats what gets lost. */
export class GatewayExchange {
  readonly #link: GatewayLink;
  readonly #schedule: Schedule;
  #take: ((bytes: Uint8Array) => void) | undefined;
  #giveUp: (() => void) | undefined;

  constructor(link: GatewayLink, schedule: Schedule) {
    this.#link = link;
    this.#schedule = schedule;
    link.onMessage((bytes) => this.#take?.(bytes));
    link.onRefused(() => this.#giveUp?.());
  }

  /**
   * Sends a request until `read` makes something of an answer; undefined if none came. A request that runs already ends
   * with undefined.
   */
  ask<T>(request: Uint8Array, read: (answer: Uint8Array) => T | undefined): Promise<T | undefined> {
    this.#giveUp?.();
    return new Promise((resolve) => {
      let cancel = (): void => undefined;
      const finish = (value: T | undefined): void => {
        cancel();
        this.#take = undefined;
        this.#giveUp = undefined;
        resolve(value);
      };
      const attempt = (index: number): void => {
        const waitMs = WAITS_MS[index];
        if (waitMs === undefined) return finish(undefined);
        cancel = this.#schedule(() => attempt(index + 1), waitMs);
        this.#link.send(request);
      };
      this.#take = (bytes) => {
        const value = read(bytes);
        if (value !== undefined) finish(value);
      };
      this.#giveUp = () => finish(undefined);
      attempt(0);
    });
  }

  close(): void {
    this.#giveUp?.();
    this.#link.close();
  }
}
