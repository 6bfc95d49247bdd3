import { failure, success, type Result } from '../../shared/result.ts';
import { EpochWatch } from './epoch-watch.ts';
import { cleanExternalAddress } from './external-address.ts';
import type { GatewayExchange } from './gateway-exchange.ts';
import { ASKED_LIFETIME_SECONDS } from './lease.ts';
import type { Grant, MapFailureCode, MappingClient, PortRequest } from './mapping-client.ts';
import {
  NAT_PMP_NO_ADDRESS,
  NAT_PMP_SUCCESS,
  natPmpResultText,
  readNatPmpAnswer,
  writeNatPmpAddressRequest,
  writeNatPmpMap,
  type NatPmpAnswer,
} from './nat-pmp.ts';

export interface NatPmpClientOptions {
  readonly exchange: GatewayExchange;
  readonly nowMs: () => number;
}

type MapAnswer = Extract<NatPmpAnswer, { kind: 'map' }>;

/** Speaks the NAT Port Mapping Protocol (RFC 6886). */
export class NatPmpClient implements MappingClient {
  readonly method = 'nat-pmp';
  readonly #options: NatPmpClientOptions;
  readonly #epoch = new EpochWatch();
  #externalAddress = '';
  #hasNoAddress = false;

  constructor(options: NatPmpClientOptions) {
    this.#options = options;
  }

  get externalAddress(): string {
    return this.#externalAddress;
  }

  get hasNoAddress(): boolean {
    return this.#hasNoAddress;
  }

  async find(): Promise<boolean> {
    return (await this.#askAddress()) !== undefined;
  }

  async map(request: PortRequest): Promise<Result<Grant, MapFailureCode>> {
    const answer = await this.#ask(request, ASKED_LIFETIME_SECONDS);
    if (answer === undefined) return failure('silent', 'The router does not answer by NAT-PMP.');
    if (answer.result !== NAT_PMP_SUCCESS) return failure('refused', `${natPmpResultText(answer.result)} (NAT-PMP)`);
    const { externalPort, lifetimeSeconds } = answer;
    if (externalPort === 0 || lifetimeSeconds === 0) return failure('refused', 'it granted nothing (NAT-PMP)');
    return success({ externalPort, externalAddress: this.#externalAddress, lifetimeSeconds });
  }

  async unmap(request: PortRequest): Promise<boolean> {
    const answer = await this.#ask({ ...request, externalPort: 0 }, 0);
    return answer?.result === NAT_PMP_SUCCESS;
  }

  async check(): Promise<'kept' | 'lost' | 'silent'> {
    const former = this.#externalAddress;
    const isLost = await this.#askAddress();
    if (isLost === undefined) return 'silent';
    return isLost || this.#externalAddress !== former ? 'lost' : 'kept';
  }

  close(): void {
    this.#options.exchange.close();
  }

  /** Learns the outer address. Returns whether the clock says that mappings are lost; undefined = silent. */
  async #askAddress(): Promise<boolean | undefined> {
    const answer = await this.#options.exchange.ask(writeNatPmpAddressRequest(), (received) => {
      const read = readNatPmpAnswer(received);
      return read?.kind === 'address' ? read : undefined;
    });
    if (answer === undefined) return undefined;
    this.#hasNoAddress = answer.result === NAT_PMP_NO_ADDRESS;
    this.#externalAddress = answer.result === NAT_PMP_SUCCESS ? cleanExternalAddress(answer.externalAddress) : '';
    return this.#epoch.note(answer.epochSeconds, this.#options.nowMs());
  }

  async #ask(request: PortRequest, lifetimeSeconds: number): Promise<MapAnswer | undefined> {
    const { exchange, nowMs } = this.#options;
    const { transport, internalPort, externalPort } = request;
    const bytes = writeNatPmpMap({ transport, internalPort, suggestedPort: externalPort, lifetimeSeconds });
    const answer = await exchange.ask(bytes, (received) => {
      const read = readNatPmpAnswer(received);
      if (read?.kind !== 'map' || read.transport !== transport) return undefined;
      return read.result !== NAT_PMP_SUCCESS || read.internalPort === internalPort ? read : undefined;
    });
    if (answer !== undefined) this.#epoch.note(answer.epochSeconds, nowMs());
    return answer;
  }
}
