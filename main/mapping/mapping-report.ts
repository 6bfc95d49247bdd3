import type { HostReach } from '../../shared/model/host-reach.ts';
import type { HostAddress } from '../../shared/protocol/invitation/invitation.ts';
import { isBehindAnother } from './external-address.ts';
import type { MappedPort } from './map-ports.ts';
import type { MappingClient } from './mapping-client.ts';
import type { Transport } from './transport.ts';

/** The state of port forwarding for this computer. */
export interface MappingReport {
  readonly mapping: HostReach['mapping'];
  /** Where UDP and TCP arrive from the internet; null = nowhere, or only from the network of another router. */
  readonly udp: HostAddress | null;
  readonly tcp: HostAddress | null;
  /** The outer ports, even if the router does not say at which address. */
  readonly ports: Readonly<Record<Transport, number | null>>;
}

export const SEARCHING: MappingReport = {
  mapping: { state: 'searching', method: null, external: '', isBehindAnother: false },
  udp: null,
  tcp: null,
  ports: { udp: null, tcp: null },
};

/** Reports that no router forwards the port; `clients` are the protocols in which one answered. */
export function reportUnmapped(clients: readonly MappingClient[]): MappingReport {
  const state = clients.length === 0 ? 'none' : 'refused';
  const behind = clients.some(({ externalAddress, hasNoAddress }) => hasNoAddress || isBehindAnother(externalAddress));
  return { ...SEARCHING, mapping: { state, method: null, external: '', isBehindAnother: behind } };
}

/** Reports what a router forwards. */
export function reportMapped({ method }: MappingClient, mapped: readonly MappedPort[]): MappingReport {
  const portOf = (transport: Transport): number | null =>
    mapped.find(({ request }) => request.transport === transport)?.grant.externalPort ?? null;
  const ports = { udp: portOf('udp'), tcp: portOf('tcp') };
  const host = mapped.map(({ grant }) => grant.externalAddress).find((address) => address !== '') ?? '';
  const behind = isBehindAnother(host);
  const addressOf = (port: number | null): HostAddress | null =>
    port === null || host === '' || behind ? null : { host, port };
  const external = host === '' ? '' : `${host}:${ports.udp ?? ports.tcp ?? 0}`;
  return {
    mapping: { state: 'mapped', method, external, isBehindAnother: behind },
    udp: addressOf(ports.udp),
    tcp: addressOf(ports.tcp),
    ports,
  };
}
