import type { MappingMethod } from '../../shared/model/host-reach.ts';
import type { Result } from '../../shared/result.ts';
import type { Transport } from './transport.ts';

/** A port that is to be forwarded to this computer. */
export interface PortRequest {
  readonly transport: Transport;
  readonly internalPort: number;
  /** The outer port that is preferred. Some protocols let the router choose another one. */
  readonly externalPort: number;
}

/** The mapping that a router granted. */
export interface Grant {
  readonly externalPort: number;
  /** The router's outer IPv4 address; '' = it did not say. */
  readonly externalAddress: string;
  /** 0 = without an end. */
  readonly lifetimeSeconds: number;
}

/**
 * `silent`: no answer; `taken`: somebody else has this outer port; `refused`: any other refusal, whose message can be
 * shown.
 */
export type MapFailureCode = 'silent' | 'taken' | 'refused';

/** One protocol, spoken with the router of this computer. Requests follow each other: only one runs at a time. */
export interface MappingClient {
  readonly method: MappingMethod;
  /** Returns whether the router may speak this protocol. Changes nothing there. */
  find(): Promise<boolean>;
  /** Forwards a port, or renews that. */
  map(request: PortRequest): Promise<Result<Grant, MapFailureCode>>;
  /**
   * Ends the forwarding of a port. Resolves with whether the router no longer forwards it to this computer, which may
   * have had another address (`formerAddress`) when it was granted.
   */
  unmap(request: PortRequest, formerAddress?: string): Promise<boolean>;
  /** Asks whether the router still has what it granted: `lost` after a reboot, for example. */
  check(granted: readonly PortRequest[]): Promise<'kept' | 'lost' | 'silent'>;
  /** The router's outer address as it says, which may be that of another network; '' = not known. */
  readonly externalAddress: string;
  /** The router says that it has no address of the internet itself, as those behind another router do. */
  readonly hasNoAddress: boolean;
  close(): void;
}
