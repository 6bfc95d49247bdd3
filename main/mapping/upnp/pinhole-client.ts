import { failure, success, type Result } from '../../../shared/result.ts';
import type { Gateway } from '../gateway/find-gateway.ts';
import { ASKED_LIFETIME_SECONDS } from '../lease.ts';
import type { Grant, MapFailureCode, MappingClient, PortRequest } from '../mapping-client.ts';
import type { Transport } from '../transport.ts';
import type { RouterService } from './device-description.ts';
import { pinholeErrorText, type SoapAnswer } from './soap.ts';
import { childText } from './xml.ts';

/** Numbers of the transports in IP headers. */
const PROTOCOL_NUMBERS: Readonly<Record<Transport, number>> = { tcp: 6, udp: 17 };
const UNIQUE_ID = /^\d{1,5}$/;
const NO_SUCH_PINHOLE = 704;

export interface PinholeClientOptions {
  /** `ownAddress` is this computer's address of the IPv6 internet. */
  readonly gateway: Gateway;
  /** Searches for the router's firewall; undefined = it has none that can be asked. */
  readonly search: () => Promise<RouterService | undefined>;
  /** Sends a command; undefined = no answer, or none that makes sense. */
  readonly command: (
    service: RouterService,
    action: string,
    values: Readonly<Record<string, string | number>>,
  ) => Promise<SoapAnswer | undefined>;
}

/**
 * Lets connections from the IPv6 internet in by UPnP: WANIPv6FirewallControl:1, which also routers have that do not
 * speak PCP. The router calls each opening by a number. Asked again for the same one, it answers with the same number
 * and a new lifetime.
 */
export class PinholeClient implements MappingClient {
  readonly method = 'upnp';
  readonly externalAddress = '';
  readonly hasNoAddress = false;
  readonly #options: PinholeClientOptions;
  readonly #ids = new Map<string, string>();
  #service: RouterService | undefined;

  constructor(options: PinholeClientOptions) {
    this.#options = options;
  }

  async find(): Promise<boolean> {
    this.#service = await this.#options.search();
    const status = await this.#command('GetFirewallStatus', {});
    return status !== undefined;
  }

  async map(request: PortRequest): Promise<Result<Grant, MapFailureCode>> {
    const added = await this.#add(request, ASKED_LIFETIME_SECONDS);
    if (added === undefined) return failure('silent', 'The router does not answer by UPnP.');
    if (added.kind === 'refused') return failure('refused', `${pinholeErrorText(added.errorCode)} (UPnP, IPv6)`);
    const id = childText(added.values, 'UniqueID');
    if (!UNIQUE_ID.test(id)) return failure('refused', 'it confirmed an opening without a number (UPnP, IPv6)');
    this.#ids.set(keyOf(request), id);
    return success({
      externalPort: request.internalPort,
      externalAddress: '',
      lifetimeSeconds: ASKED_LIFETIME_SECONDS,
    });
  }

  /** The number of an opening that an earlier run left behind is learned by asking for it once more. */
  async unmap(request: PortRequest, formerAddress?: string): Promise<boolean> {
    // Routers take requests of this kind only for the address from which they come. The lease ends the others.
    if (formerAddress !== undefined && formerAddress !== this.#options.gateway.ownAddress) return true;
    const id = this.#ids.get(keyOf(request)) ?? (await this.#learnId(request));
    if (id === undefined) return false;
    const answer = await this.#command('DeletePinhole', { UniqueID: id });
    const isGone = answer?.kind === 'done' || answer?.errorCode === NO_SUCH_PINHOLE;
    if (isGone) this.#ids.delete(keyOf(request));
    return isGone;
  }

  async check(granted: readonly PortRequest[]): Promise<'kept' | 'lost' | 'silent'> {
    for (const request of granted) {
      const id = this.#ids.get(keyOf(request));
      const answer = id === undefined ? undefined : await this.#command('GetPinholePackets', { UniqueID: id });
      if (id === undefined || (answer?.kind === 'refused' && answer.errorCode === NO_SUCH_PINHOLE)) return 'lost';
      if (answer === undefined) return 'silent';
    }
    return 'kept';
  }

  close(): void {
    this.#service = undefined;
  }

  async #learnId(request: PortRequest): Promise<string | undefined> {
    const added = await this.#add(request, 1);
    const id = added?.kind === 'done' ? childText(added.values, 'UniqueID') : '';
    return UNIQUE_ID.test(id) ? id : undefined;
  }

  /** Opens the port of this computer to everybody on the IPv6 internet, or renews that. */
  #add({ transport, internalPort }: PortRequest, leaseSeconds: number): Promise<SoapAnswer | undefined> {
    return this.#command('AddPinhole', {
      RemoteHost: '',
      RemotePort: 0,
      InternalClient: this.#options.gateway.ownAddress,
      InternalPort: internalPort,
      Protocol: PROTOCOL_NUMBERS[transport],
      LeaseTime: leaseSeconds,
    });
  }

  #command(action: string, values: Readonly<Record<string, string | number>>): Promise<SoapAnswer | undefined> {
    if (this.#service === undefined) return Promise.resolve(undefined);
    return this.#options.command(this.#service, action, values);
  }
}

function keyOf({ transport, internalPort }: PortRequest): string {
  return `${transport} ${internalPort}`;
}
