import { failure, success, type Result } from '../../../shared/result.ts';
import { cleanExternalAddress } from '../external-address.ts';
import type { Gateway } from '../gateway/find-gateway.ts';
import { ASKED_LIFETIME_SECONDS } from '../lease.ts';
import type { Grant, MapFailureCode, MappingClient, PortRequest } from '../mapping-client.ts';
import type { RouterServices, RouterService } from './device-description.ts';
import { CONFLICT_IN_MAPPING, NO_SUCH_ENTRY, ONLY_PERMANENT_LEASES, upnpErrorText, type SoapAnswer } from './soap.ts';
import { childText } from './xml.ts';

/** The description of a mapping on the router's own page. */
const DESCRIPTION = 'Earshot';

/** Stands for the address of nobody. */
const NOBODY = 'nobody';

/** Error codes of routers that mean: not with an end. The second is what those say that know only such arguments. */
const NEEDS_NO_END: readonly number[] = [ONLY_PERMANENT_LEASES, 402];
/** Error codes that mean: not this outer port. 729 conflicts with the router's own services. */
const IS_TAKEN: readonly number[] = [CONFLICT_IN_MAPPING, 729];

export interface UpnpClientOptions {
  readonly gateway: Gateway;
  /** Searches for the router's services; undefined = it has none. */
  readonly search: () => Promise<RouterServices | undefined>;
  /** Sends a command; undefined = no answer, or none that makes sense. */
  readonly command: (
    service: RouterService,
    action: string,
    values: Readonly<Record<string, string | number>>,
  ) => Promise<SoapAnswer | undefined>;
}

/** Speaks UPnP Internet Gateway Device 1 and 2 (WANIPConnection:1 and :2, WANPPPConnection:1). */
export class UpnpClient implements MappingClient {
  readonly method = 'upnp';
  readonly #options: UpnpClientOptions;
  #service: RouterService | undefined;
  #externalAddress = '';
  #hasNoAddress = false;
  #leaseSeconds = ASKED_LIFETIME_SECONDS;

  constructor(options: UpnpClientOptions) {
    this.#options = options;
  }

  get externalAddress(): string {
    return this.#externalAddress;
  }

  get hasNoAddress(): boolean {
    return this.#hasNoAddress;
  }

  async find(): Promise<boolean> {
    const services = await this.#options.search();
    if (services === undefined) return false;
    this.#service = await this.#choose(services.connections);
    if (this.#service === undefined) return false;
    await this.#askAddress();
    return true;
  }

  async map(request: PortRequest): Promise<Result<Grant, MapFailureCode>> {
    const owner = await this.#ownerOf(request);
    if (owner !== undefined && owner !== NOBODY && owner !== this.#options.gateway.ownAddress)
      return failure('taken', `${upnpErrorText(CONFLICT_IN_MAPPING)} (UPnP)`);
    const added = await this.#add(request);
    if (added === undefined) return failure('silent', 'The router does not answer by UPnP.');
    if (added.kind === 'refused')
      return failure(
        IS_TAKEN.includes(added.errorCode) ? 'taken' : 'refused',
        `${upnpErrorText(added.errorCode)} (UPnP)`,
      );
    // Some routers confirm what they do not do.
    if ((await this.#ownerOf(request)) === NOBODY)
      return failure('refused', 'it confirmed a port and forgot it (UPnP)');
    await this.#askAddress();
    return success({
      externalPort: request.externalPort,
      externalAddress: this.#externalAddress,
      lifetimeSeconds: this.#leaseSeconds,
    });
  }

  /** Leaves alone what another computer or program was granted meanwhile. */
  async unmap(request: PortRequest, formerAddress?: string): Promise<boolean> {
    const owner = await this.#ownerOf(request);
    if (owner === NOBODY) return true;
    const isOurs = owner === this.#options.gateway.ownAddress || owner === formerAddress;
    if (owner !== undefined && !isOurs) return true;
    const answer = await this.#command('DeletePortMapping', this.#entryOf(request));
    return answer !== undefined && (answer.kind === 'done' || answer.errorCode === NO_SUCH_ENTRY);
  }

  async check(granted: readonly PortRequest[]): Promise<'kept' | 'lost' | 'silent'> {
    const formerAddress = this.#externalAddress;
    if (!(await this.#askAddress()) && !(await this.find())) return 'silent';
    if (this.#externalAddress !== formerAddress) return 'lost';
    for (const request of granted) {
      const owner = await this.#ownerOf(request);
      if (owner !== undefined && owner !== this.#options.gateway.ownAddress) return 'lost';
    }
    return 'kept';
  }

  close(): void {
    this.#service = undefined;
  }

  /** Of several connections, the one that is up counts. */
  async #choose(services: readonly RouterService[]): Promise<RouterService | undefined> {
    for (const service of services) {
      const answer = await this.#options.command(service, 'GetStatusInfo', {});
      if (answer?.kind === 'done' && childText(answer.values, 'NewConnectionStatus') === 'Connected') return service;
    }
    return services[0];
  }

  async #add(request: PortRequest): Promise<SoapAnswer | undefined> {
    const answer = await this.#addFor(request, this.#leaseSeconds);
    const needsNoEnd = answer?.kind === 'refused' && NEEDS_NO_END.includes(answer.errorCode);
    if (!needsNoEnd || this.#leaseSeconds === 0) return answer;
    const second = await this.#addFor(request, 0);
    if (second?.kind === 'done') this.#leaseSeconds = 0;
    return second;
  }

  #addFor(request: PortRequest, leaseSeconds: number): Promise<SoapAnswer | undefined> {
    return this.#command('AddPortMapping', {
      ...this.#entryOf(request),
      NewInternalPort: request.internalPort,
      NewInternalClient: this.#options.gateway.ownAddress,
      NewEnabled: 1,
      NewPortMappingDescription: DESCRIPTION,
      NewLeaseDuration: leaseSeconds,
    });
  }

  /** Returns the address to which the router forwards a port now; `NOBODY` if to none, undefined if it does not say. */
  async #ownerOf(request: PortRequest): Promise<string | undefined> {
    const answer = await this.#command('GetSpecificPortMappingEntry', this.#entryOf(request));
    if (answer?.kind === 'refused') return answer.errorCode === NO_SUCH_ENTRY ? NOBODY : undefined;
    const owner = answer === undefined ? '' : childText(answer.values, 'NewInternalClient');
    return owner === '' ? undefined : owner;
  }

  /** Learns the outer address. Returns whether the router answered. */
  async #askAddress(): Promise<boolean> {
    const answer = await this.#command('GetExternalIPAddress', {});
    if (answer === undefined) return false;
    this.#externalAddress =
      answer.kind === 'done' ? cleanExternalAddress(childText(answer.values, 'NewExternalIPAddress')) : '';
    this.#hasNoAddress = answer.kind === 'done' && this.#externalAddress === '';
    return true;
  }

  #entryOf({ transport, externalPort }: PortRequest): Readonly<Record<string, string | number>> {
    return { NewRemoteHost: '', NewExternalPort: externalPort, NewProtocol: transport.toUpperCase() };
  }

  #command(action: string, values: Readonly<Record<string, string | number>>): Promise<SoapAnswer | undefined> {
    if (this.#service === undefined) return Promise.resolve(undefined);
    return this.#options.command(this.#service, action, values);
  }
}
