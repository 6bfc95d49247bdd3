import type { GamePhase, HearingRules } from '../../shared/spatial/hearing-rules.ts';
import type { MixerStatistics, MixerTotals } from './mixing/mixer-statistics.ts';
import type { LogEntry } from '../../shared/log.ts';

/** How a lobby is hosted. */
export interface HostOptions {
  readonly lobbyName: string;
  readonly rules: HearingRules;
  /** What the lobby is doing when it opens; not given = `DEFAULT_PHASE`. */
  readonly phase?: GamePhase;
  /** Most participants at the same time, 1 to `MAX_CAPACITY`. */
  readonly capacity: number;
  /** Threads that mix, 1 to `MAX_WORKERS`; not given = what suits capacity and machine. */
  readonly workers?: number;
  /**
   * What a tick of a mixing thread may take before load is shed, milliseconds; not given = all the time there is, 20.
   */
  readonly tickBudgetMs?: number;
  /** Ticks that a mixing thread mixes for simulated players before the first ones join; not given = `WARM_UP_TICKS`. */
  readonly warmUpTicks?: number;
  /** IPv4 address of the interface to listen on; 0.0.0.0 = all. */
  readonly bindAddress: string;
  /** TCP (signalling) and UDP (media); 0 = any that is free for both. */
  readonly port: number;
  /** Address or name under which the internet reaches this host with the same port; stands first in the invitation. */
  readonly publicAddress: string | null;
  /** What game servers show to tell positions; not given = a random one. */
  readonly gameToken?: string;
  /** TCP port of the loopback interface for game servers that cannot speak TLS, 0 = any free one; not given = none. */
  readonly gamePort?: number;
}

/** One number to open in a router, for signalling (TCP) and media (UDP). */
export const DEFAULT_PORT = 7_777;

export const DEFAULT_PHASE: GamePhase = 'playing';

/**
 * 800 encodes and decodes: enough for the engine to optimise codec, kernels and mixer before players join. Takes 0.3 s.
 */
export const WARM_UP_TICKS = 100;

export const DEFAULT_CAPACITY = 100;
export const MAX_CAPACITY = 1_000;

export const MAX_WORKERS = 16;

/** What one worker carries without help; and with one, nobody waits a tick longer for the voices of others. */
const PARTICIPANTS_PER_WORKER = 100;

/** How many threads mix where nobody says: one for each hundred participants, but leaving a core to the host worker. */
export function defaultWorkers(capacity: number, cores: number): number {
  return Math.max(1, Math.min(MAX_WORKERS, cores - 1, Math.ceil(capacity / PARTICIPANTS_PER_WORKER)));
}

/** What a running host is. */
export interface HostDescription {
  readonly invitation: string;
  readonly signallingUrl: string;
  readonly port: number;
  readonly lobbyName: string;
  /** SHA-256 of the TLS certificate, hexadecimal. */
  readonly certificateSha256: string;
  readonly gameApi: GameApiDescription;
}

/** Where a game's server tells who is where. */
interface GameApiDescription {
  readonly url: string;
  /** The same in plain HTTP, for programs of this machine only; null = not open. */
  readonly loopbackUrl: string | null;
  /** Of the TLS certificate, as curl's `--pinnedpubkey` takes it: `sha256//` and base64. */
  readonly publicKeyPin: string;
  readonly token: string;
}

/** Published once a second. */
export interface HostStatistics {
  readonly participants: number;
  /** Sums of `workers`. */
  readonly mixer: MixerTotals;
  /** Of each mixer worker that runs. */
  readonly workers: readonly MixerStatistics[];
  /** Mixer workers that died and were replaced. */
  readonly workerRestarts: number;
  /** Packets that strangers or broken peers sent and that were dropped, by reason. */
  readonly droppedPackets: Readonly<Record<string, number>>;
  /** Packets whose header declared silence and that were not decrypted; nothing was dropped by it. */
  readonly unopenedPackets: number;
  /** Packets that a mixer worker had no room for. */
  readonly incomingOverflows: number;
  /** Packets that came while their mixer worker was being replaced. */
  readonly droppedInRestarts: number;
}

export type HostFailureCode = 'port-in-use' | 'bind-failed' | 'bad-address' | 'internal';

/** Host worker -> whoever started it. */
export type HostReport =
  | { readonly type: 'ready'; readonly description: HostDescription }
  | { readonly type: 'failed'; readonly code: HostFailureCode; readonly message: string }
  | { readonly type: 'statistics'; readonly statistics: HostStatistics }
  | { readonly type: 'log'; readonly entry: LogEntry };

/** Whoever started it -> host worker. */
export type HostCommand =
  { readonly type: 'close' } | { readonly type: 'set-rules'; readonly rules: HearingRules; readonly phase: GamePhase };
