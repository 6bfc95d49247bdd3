import type { Gateway } from './gateway/find-gateway.ts';
import type { MappingClient, PortRequest } from './mapping-client.ts';
import type { MappingRecord, RecordedMapping } from './mapping-record.ts';

/** A router, and the protocols that it may speak, best first. */
export interface RouterClients {
  readonly gateway: Gateway;
  readonly clients: readonly MappingClient[];
  /** The nonce with which PCP ends a mapping, hexadecimal. */
  readonly nonce: string;
}

interface Asked {
  readonly client: MappingClient;
  readonly entry: RecordedMapping;
}

/** Everything that routers may forward because this program asked for it, in memory and in the record. */
export class AskedPorts {
  readonly #record: MappingRecord;
  #asked: readonly Asked[] = [];

  constructor(record: MappingRecord) {
    this.#record = record;
  }

  /** Notes a request before it is sent. Resolves when it is in the record. */
  async begin(router: RouterClients, client: MappingClient, request: PortRequest): Promise<void> {
    if (this.#asked.some((asked) => asked.client === client && isFor(asked.entry, request))) return;
    const { address: gateway, ownAddress } = router.gateway;
    const { transport, internalPort, externalPort } = request;
    const { nonce } = router;
    const entry = { method: client.method, gateway, ownAddress, transport, internalPort, externalPort, nonce };
    this.#asked = [...this.#asked, { client, entry }];
    await this.#record.add(entry);
  }

  /** Notes that a request was not granted, or has ended. */
  async end(client: MappingClient, request: PortRequest): Promise<void> {
    const ended = this.#asked.filter((asked) => asked.client === client && isFor(asked.entry, request));
    this.#asked = this.#asked.filter((asked) => !ended.includes(asked));
    for (const { entry } of ended) await this.#record.remove(entry);
  }

  /** Forgets what was asked through other clients than these; the record keeps it. */
  keepOnly(clients: readonly MappingClient[]): void {
    this.#asked = this.#asked.filter(({ client }) => clients.includes(client));
  }

  /** Ends what earlier runs left in this router. Resolves with the outer ports. */
  async endLeftBehind(client: MappingClient, gateway: Gateway): Promise<readonly number[]> {
    const left = this.#record.entries.filter(
      (entry) => entry.method === client.method && entry.gateway === gateway.address,
    );
    const ended: number[] = [];
    for (const entry of left) {
      if (!(await client.unmap(entry, entry.ownAddress))) break;
      ended.push(entry.externalPort);
      await this.#record.remove(entry);
    }
    return ended;
  }

  /** Ends everything. A client that gets no answer does not hold up the others. */
  async unmapAll(): Promise<void> {
    const clients = [...new Set(this.#asked.map(({ client }) => client))];
    await Promise.all(clients.map((client) => this.#unmapAllOf(client)));
  }

  async #unmapAllOf(client: MappingClient): Promise<void> {
    for (const asked of this.#asked.filter((candidate) => candidate.client === client))
      if (await client.unmap(asked.entry, asked.entry.ownAddress)) await this.end(client, asked.entry);
  }
}

function isFor(entry: RecordedMapping, { transport, internalPort, externalPort }: PortRequest): boolean {
  return entry.transport === transport && entry.internalPort === internalPort && entry.externalPort === externalPort;
}
