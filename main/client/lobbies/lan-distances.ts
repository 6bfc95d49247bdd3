import type { LanLobby } from '../../lan/lan-lobby.ts';

/** Others in the network can announce many lobbies; so many at once are measured. */
const MAX_PARALLEL = 4;
/** The first connection also looks up the address in the network. */
const TRIES = 2;

type Endpoint = Pick<LanLobby, 'address' | 'port'>;

export interface LanDistancesOptions {
  /** Returns how long a TCP connection took to open, ms; null = it did not. */
  readonly measure: (endpoint: Endpoint) => Promise<number | null>;
  /** Called when a distance is known that was not. */
  readonly onChange: () => void;
}

/** How far the lobbies of the local network are: the time in which a TCP connection to each opens, once a search. */
export class LanDistances {
  readonly #options: LanDistancesOptions;
  readonly #distancesMs = new Map<string, number | null>();
  #waiting: Endpoint[] = [];
  #running = 0;
  #isStopped = false;

  constructor(options: LanDistancesOptions) {
    this.#options = options;
  }

  /** Measures those of `lobbies` that are new. */
  follow(lobbies: readonly Endpoint[]): void {
    for (const { address, port } of lobbies) {
      const key = keyOf({ address, port });
      if (this.#distancesMs.has(key)) continue;
      this.#distancesMs.set(key, null);
      this.#waiting.push({ address, port });
    }
    this.#measureNext();
  }

  /** Returns the round trip to a lobby, ms; null = not known. */
  of(lobby: Endpoint): number | null {
    return this.#distancesMs.get(keyOf(lobby)) ?? null;
  }

  stop(): void {
    this.#isStopped = true;
    this.#waiting = [];
  }

  #measureNext(): void {
    if (this.#running >= MAX_PARALLEL) return;
    const endpoint = this.#waiting.shift();
    if (endpoint === undefined) return;
    this.#running++;
    void this.#measure(endpoint).then(() => {
      this.#running--;
      this.#measureNext();
    });
    this.#measureNext();
  }

  async #measure(endpoint: Endpoint): Promise<void> {
    for (let tries = 0; tries < TRIES && !this.#isStopped; tries++) {
      const tookMs = await this.#options.measure(endpoint);
      if (tookMs === null || this.#isStopped) return;
      const former = this.of(endpoint);
      if (former !== null && former <= tookMs) continue;
      this.#distancesMs.set(keyOf(endpoint), tookMs);
      this.#options.onChange();
    }
  }
}

function keyOf({ address, port }: Endpoint): string {
  return `${address} ${port}`;
}
