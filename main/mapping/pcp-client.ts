import { failure, success, type Result } from '../../shared/result.ts';
import { EpochWatch } from './epoch-watch.ts';
import { cleanExternalAddress } from './external-address.ts';
import type { GatewayExchange } from './gateway-exchange.ts';
import type { Gateway } from './gateway/find-gateway.ts';
import { ASKED_LIFETIME_SECONDS } from './lease.ts';
import type { Grant, MapFailureCode, MappingClient, PortRequest } from './mapping-client.ts';
import { PCP_SUCCESS, pcpResultText, readPcpAnswer, writePcpAnnounce, writePcpMap, type PcpAnswer } from './pcp.ts';

export interface PcpClientOptions {
  readonly gateway: Gateway;
  readonly exchange: GatewayExchange;
  /** 12 bytes, the same for every request of this computer to this router. */
  readonly nonce: Uint8Array;
  readonly nowMs: () => number;
}

/** Speaks the Port Control Protocol (RFC 6887). */
export class PcpClient implements MappingClient {
  readonly method = 'pcp';
  /** Not every router that refuses for this reason has a result of its own for it. */
  readonly hasNoAddress = false;
  readonly #options: PcpClientOptions;
  readonly #epoch = new EpochWatch();
  #externalAddress = '';

  constructor(options: PcpClientOptions) {
    this.#options = options;
  }

  get externalAddress(): string {
    return this.#externalAddress;
  }

  /** A request for a mapping is the only question that every PCP router answers. */
  find(): Promise<boolean> {
    return Promise.resolve(true);
  }

  async map(request: PortRequest): Promise<Result<Grant, MapFailureCode>> {
    const answer = await this.#ask(request, ASKED_LIFETIME_SECONDS);
    if (answer === undefined) return failure('silent', 'The router does not answer by PCP.');
    if (answer.result !== PCP_SUCCESS) return failure('refused', `${pcpResultText(answer.result)} (PCP)`);
    if (answer.map === undefined || answer.map.externalPort === 0 || answer.lifetimeSeconds === 0)
      return failure('refused', 'it granted nothing (PCP)');
    this.#externalAddress = cleanExternalAddress(answer.map.externalAddress);
    const { externalPort } = answer.map;
    return success({
      externalPort,
      externalAddress: this.#externalAddress,
      lifetimeSeconds: answer.lifetimeSeconds,
    });
  }

  async unmap(request: PortRequest): Promise<boolean> {
    const answer = await this.#ask({ ...request, externalPort: 0 }, 0);
    return answer?.result === PCP_SUCCESS;
  }

  async check(): Promise<'kept' | 'lost' | 'silent'> {
    const { gateway, exchange, nowMs } = this.#options;
    const answer = await exchange.ask(writePcpAnnounce(gateway.ownAddress), readPcpAnswer);
    if (answer === undefined) return 'silent';
    return this.#epoch.note(answer.epochSeconds, nowMs()) ? 'lost' : 'kept';
  }

  close(): void {
    this.#options.exchange.close();
  }

  async #ask(request: PortRequest, lifetimeSeconds: number): Promise<PcpAnswer | undefined> {
    const { gateway, exchange, nonce, nowMs } = this.#options;
    const { transport, internalPort, externalPort } = request;
    const bytes = writePcpMap({
      ...{ clientAddress: gateway.ownAddress, nonce, transport, internalPort, lifetimeSeconds },
      suggestedPort: externalPort,
      suggestedAddress: lifetimeSeconds === 0 ? '' : this.#externalAddress,
    });
    const answer = await exchange.ask(bytes, (received) => {
      // A router that speaks NAT-PMP only answers with version 0: it will not do better when asked again.
      if (received[0] === 0) return 'other-version' as const;
      const read = readPcpAnswer(received);
      const isOurs =
        read?.map === undefined
          ? read?.result !== PCP_SUCCESS
          : read.map.transport === transport &&
            read.map.internalPort === internalPort &&
            Buffer.from(read.map.nonce).equals(nonce);
      return isOurs ? read : undefined;
    });
    if (answer === undefined || answer === 'other-version') return undefined;
    this.#epoch.note(answer.epochSeconds, nowMs());
    return answer;
  }
}
