import type { HearingRules } from '../../shared/spatial/hearing-rules.ts';
import type { MixerStatistics } from './mixer-messages.ts';

/** How a lobby is hosted. */
export interface HostOptions {
  readonly lobbyName: string;
  readonly rules: HearingRules;
  /** Most participants at the same time, 1 to 255. */
  readonly capacity: number;
  /** IPv4 address of the interface to listen on; 0.0.0.0 = all. */
  readonly bindAddress: string;
  /** TCP (signalling) and UDP (media); 0 = any that is free for both. */
  readonly port: number;
  /** Address or name under which the internet reaches this host with the same port; stands first in the invitation. */
  readonly publicAddress: string | null;
}

/** One number to open in a router, for signalling (TCP) and media (UDP). */
export const DEFAULT_PORT = 7_777;

export const DEFAULT_CAPACITY = 100;
export const MAX_CAPACITY = 255;

/** What a running host is. */
export interface HostDescription {
  readonly invitation: string;
  readonly signallingUrl: string;
  readonly port: number;
  readonly lobbyName: string;
  /** SHA-256 of the TLS certificate, hexadecimal. */
  readonly certificateSha256: string;
}

/** Published once a second. */
export interface HostStatistics {
  readonly participants: number;
  readonly mixer: MixerStatistics;
  /** Packets that strangers or broken peers sent and that were dropped, by reason. */
  readonly droppedPackets: Readonly<Record<string, number>>;
  readonly incomingOverflows: number;
}

export type HostFailureCode = 'port-in-use' | 'bind-failed' | 'bad-address' | 'internal';

/** Host worker -> whoever started it. */
export type HostReport =
  | { readonly type: 'ready'; readonly description: HostDescription }
  | { readonly type: 'failed'; readonly code: HostFailureCode; readonly message: string }
  | { readonly type: 'statistics'; readonly statistics: HostStatistics }
  | { readonly type: 'problem'; readonly message: string };

/** The only message the other way. */
export const CLOSE_HOST = 'close';
