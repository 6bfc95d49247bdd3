import type { RoleChange, RoleRow } from '../../shared/model/people/hand-role.ts';
import type { RoomWish } from '../../shared/model/people/lobby-room.ts';
import type { HostReach } from '../../shared/model/host-reach.ts';
import type { Entry } from '../../shared/model/people/door.ts';
import type { HostAddress } from '../../shared/protocol/invitation/invitation.ts';
import type { LobbyState } from '../../shared/protocol/lobby-state.ts';
import type { KnockSource } from '../../shared/protocol/people/door-messages.ts';
import type { Listing } from '../../shared/rendezvous/messages.ts';
import type { GamePhase, HearingRules } from '../../shared/spatial/hearing-rules.ts';
import type { HostOrder, OrderOutcome } from './host-order.ts';
import type { PersonNow } from './person-now.ts';
import type { MixerStatistics, MixerTotals } from './mixing/mixer-statistics.ts';
import type { LanAccess } from '../lan/lan-lobby.ts';
import type { ServerChange } from '../../shared/rendezvous/server-change.ts';
import type { SuccessionCommand, SuccessionPlan, SuccessionReport } from './succession/succession-messages.ts';
import type { LogEntry } from '../../shared/log.ts';

/** The identity of a lobby across restarts: invitations and game servers that knew it still reach it. */
export interface HostKeys {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
  /** The secret of the invitation, `SECRET_BYTES`. */
  readonly secret: Uint8Array;
  readonly gameToken: string;
}

/** Files in PEM: a certificate, followed by those of its authorities, and its private key. */
export interface CertificateFiles {
  readonly certificateFile: string;
  readonly keyFile: string;
}

/** How one lobby of a host is run. */
export interface HostedLobbyOptions {
  readonly lobbyName: string;
  readonly rules: HearingRules;
  /** Initial phase of the lobby; not given = `DEFAULT_PHASE`. */
  readonly phase?: GamePhase;
  /** Rooms that the lobby opens with, unless an earlier start has kept others of these names; not given = none. */
  readonly rooms?: readonly RoomWish[];
  /** Maximum number of participants, 1 to `MAX_CAPACITY`. */
  readonly capacity: number;
  /** The largest file that members may send, megabytes; 0 = none. Not given = `DEFAULT_MAX_FILE_MEGABYTES`. */
  readonly maxFileMegabytes?: number;
  /** Mixing threads, 1 to `MAX_WORKERS`; not given = chosen for capacity and machine. */
  readonly workers?: number;
  /** Time budget of a mixing thread's tick before load is shed, milliseconds; not given = the full 20. */
  readonly tickBudgetMs?: number;
  /** Ticks that a mixing thread mixes for simulated players before the first ones join; not given = `WARM_UP_TICKS`. */
  readonly warmUpTicks?: number;
  /** Keys of earlier starts; not given = new ones. */
  readonly keys?: HostKeys;
  /** The token with which game servers report positions; not given = that of the keys. */
  readonly gameToken?: string;
  /** Whether the lobby shows itself on the local network (DNS-SD). Not given = no. */
  readonly showsOnLan?: boolean;
  /** How people on the local network get in without an invitation; not given = they knock. */
  readonly lanAccess?: LanAccess;
  /** How the lobby shows itself to everybody at its rendezvous servers; null or not given = not at all. */
  readonly listing?: HostListing | null;
  /** The door of a new lobby; a restored one has its own. Not given = everyone comes in. */
  readonly door?: DoorOptions;
  /** How the lobby outlives this host; not given = it ends with the host. */
  readonly succession?: SuccessionPlan;
  /**
   * The state of the lobby when an earlier host of it ended: its members may come back. Not given = it is a new one.
   */
  readonly restored?: LobbyState;
  /** The code by which a player becomes owner (`parseClaimCode`); not given = there is none. */
  readonly claimCode?: string;
  /** Where reports are kept; not given = in memory, until the host ends. */
  readonly reportsFolder?: string;
  /** How long a report is kept, days, 1 to `MAX_REPORT_DAYS`; not given = `DEFAULT_REPORT_DAYS`. */
  readonly reportDays?: number;
  /** Whether game servers may give players ranks; not given = no. */
  readonly gameRanks?: boolean;
}

/** How the door of a lobby is set. */
export interface DoorOptions {
  /** Not given = `open`. */
  readonly entry?: Entry | undefined;
  /** What newcomers have to know, as they type it; '' or not given = nothing. */
  readonly password?: string | undefined;
}

/** How a host listens, and how others reach its lobbies. */
export interface HostPortOptions {
  /** IP address to listen on; `::` = all of both families, `0.0.0.0` = all of IPv4. */
  readonly bindAddress: string;
  /** TCP (signalling) and UDP (media); 0 = any that is free for both. */
  readonly port: number;
  /** Address or name under which the internet reaches this host on the same port; comes first in the invitation. */
  readonly publicAddress: string | null;
  /** The port at the public address, if a router or tunnel maps another one to this machine. */
  readonly publicPort?: number;
  /**
   * TCP ports of the loopback interface for game servers without TLS, of which the first free one is opened, 0 = any;
   * not given = none.
   */
  readonly gamePorts?: readonly number[];
  /** Certificate of an authority for programs that connect to the public address by its name; not given = none. */
  readonly gameCertificate?: CertificateFiles;
  /** Origins of web pages that may use the game API, in lower case; not given = none. */
  readonly gameOrigins?: readonly string[];
  /** Whether routers are asked to forward the port (PCP, NAT-PMP, UPnP). Not given = no. */
  readonly mapsPorts?: boolean;
  /** File that remembers what routers were asked for, so that the next start ends what a crash leaves behind. */
  readonly mappingRecord?: string;
  /**
   * Rendezvous servers to register at (`isRendezvousAddress`), 1 to `MAX_RENDEZVOUS`; invitations carry the first one.
   * Not given = none.
   */
  readonly rendezvous?: readonly string[];
  /** Whether the host reports the state of its lobbies for the next start. Not given = no. */
  readonly keepsState?: boolean;
  /** STUN servers that tell the host its outer address, beside those of the rendezvous servers; not given = none. */
  readonly stunServers?: readonly HostAddress[];
}

/** How a host runs its port and its first lobby, which usually is the only one. */
export interface HostOptions extends HostPortOptions, HostedLobbyOptions {
  /** More lobbies on the same port, each with keys and threads of its own, at most `MAX_LOBBIES` in all. */
  readonly furtherLobbies?: readonly HostedLobbyOptions[];
}

/** How a lobby shows itself to everybody, and how strangers get in. Its title is its name. */
export interface HostListing extends Pick<Listing, 'game' | 'language' | 'access'> {
  /** With the access `password`; else ''. */
  readonly password: string;
}

/** A single number to open in a router, for signalling (TCP) and media (UDP). */
export const DEFAULT_PORT = 7_777;

export const DEFAULT_PHASE: GamePhase = 'playing';

/**
 * 800 encodes and decodes: enough for the engine to optimise codec, kernels and mixer before players join. Takes 0.3 s.
 */
export const WARM_UP_TICKS = 100;

/** A standby host warms up in some 4 s and not at once: nobody waits for it, and its member plays a game meanwhile. */
export const STANDBY_WARM_UP_PAUSE_MS = 40;

export const DEFAULT_CAPACITY = 100;
export const MAX_CAPACITY = 1_000;

export const MAX_WORKERS = 16;

/** Lobbies of one host. Each costs an HMAC for every packet of a stranger who claims to have an invitation. */
export const MAX_LOBBIES = 16;

/**
 * One worker handles this many alone. With a single worker, no voice is delayed by a tick on its way between workers.
 */
const PARTICIPANTS_PER_WORKER = 100;

/**
 * Returns the default number of mixing threads: one for each hundred participants, but leaving a core to the host
 * worker.
 */
export function defaultWorkers(capacity: number, cores: number): number {
  return Math.max(1, Math.min(MAX_WORKERS, cores - 1, Math.ceil(capacity / PARTICIPANTS_PER_WORKER)));
}

/** Describes a running lobby and its host. */
export interface HostDescription {
  readonly invitation: string;
  readonly signallingUrl: string;
  readonly port: number;
  readonly lobbyName: string;
  /** SHA-256 of the TLS certificate that the invitation names, hexadecimal. */
  readonly certificateSha256: string;
  /** This machine has no address but loopback, so that nobody else can join. */
  readonly isOnlyLoopback: boolean;
  /** How the internet reaches the lobby, as far as it is known now. */
  readonly reach: HostReach;
  readonly gameApi: GameApiDescription;
}

/** Where a game server reports positions. */
interface GameApiDescription {
  readonly url: string;
  /** The same over plain HTTP, for programs of this machine only; null = not open. */
  readonly loopbackUrl: string | null;
  /** SHA-256 of the TLS certificate that programs see at `url`, hexadecimal. */
  readonly certificateSha256: string;
  /** Pin of that certificate's key in the form of curl's `--pinnedpubkey`: `sha256//` and base64. */
  readonly publicKeyPin: string;
  readonly token: string;
}

/** Somebody who asks to be let in. */
export interface Knock {
  readonly id: number;
  readonly name: string;
  /**
   * `lan`: on the local network; `directory`: a stranger who found the lobby at a rendezvous; `invited`: someone with
   * an invitation, at a lobby where newcomers knock.
   */
  readonly source: KnockSource;
}

/** Published once a second. */
export interface HostStatistics {
  readonly participants: number;
  /** Totals over `workers`. */
  readonly mixer: MixerTotals;
  /** Statistics of each running mixer worker. */
  readonly workers: readonly MixerStatistics[];
  /** Mixer workers that died and were replaced. */
  readonly workerRestarts: number;
  /** Packets from strangers or broken peers that the port dropped, by reason, of all lobbies together. */
  readonly droppedPackets: Readonly<Record<string, number>>;
  /** Packets whose header declared silence and that were not decrypted; this drops nothing. */
  readonly unopenedPackets: number;
  /** Packets for which a mixer worker's ring had no room. */
  readonly incomingOverflows: number;
  /** Packets that arrived while their mixer worker was being replaced. */
  readonly droppedInRestarts: number;
}

export type HostFailureCode = 'port-in-use' | 'bind-failed' | 'bad-address' | 'internal';

/** The messages of a lobby to the thread that started its host. */
export type LobbyReport =
  | { readonly type: 'description'; readonly description: HostDescription }
  /** Everybody in the lobby at this moment; answers `people`. */
  | { readonly type: 'people'; readonly people: readonly PersonNow[] }
  /** How the internet reaches the lobby has changed. */
  | { readonly type: 'reach'; readonly reach: HostReach }
  /** Somebody asks to be let in; `answer-knock` answers. */
  | { readonly type: 'knock'; readonly knock: Knock }
  /** A knock was answered or withdrawn. */
  | { readonly type: 'knock-gone'; readonly id: number }
  | { readonly type: 'succession'; readonly report: SuccessionReport }
  /** The known teams and states of participants. */
  | { readonly type: 'roles'; readonly roles: readonly RoleRow[] }
  | { readonly type: 'statistics'; readonly statistics: HostStatistics }
  /** Someone was banned, or the lobby is for invited people from now on: `set-secret` ends the earlier invitations. */
  | { readonly type: 'banned' }
  /** A player has become owner by the claim code, which counts no longer. */
  | { readonly type: 'claimed'; readonly name: string }
  /** Answers `order`. */
  | { readonly type: 'ordered'; readonly outcome: OrderOutcome }
  /** The state of the lobby has changed (`keepsState`), or is the last one before its end. */
  | { readonly type: 'state'; readonly state: LobbyState };

/** How a host ends. */
export interface HostEnd {
  /** Whether it starts again at once, and asks its members to come back. */
  readonly comesBack: boolean;
}

/** The steps of a host while it opens: it listens on its port, then starts the mixer threads of each lobby. */
export type OpeningStep = 'port' | 'lobbies';

/** Host worker -> the thread that started it. Lobbies count from 0. */
export type HostReport =
  /** Begins one of the steps until it is ready. */
  | { readonly type: 'step'; readonly step: OpeningStep }
  | { readonly type: 'ready'; readonly descriptions: readonly HostDescription[] }
  | { readonly type: 'failed'; readonly code: HostFailureCode; readonly message: string }
  | { readonly type: 'lobby'; readonly lobby: number; readonly report: LobbyReport }
  | { readonly type: 'log'; readonly entry: LogEntry };

/** The messages of the thread that started a host to one of its lobbies. */
export type LobbyCommand =
  /** Asks for a `description` with the addresses of now. */
  | { readonly type: 'describe' }
  /** Asks for `people`. */
  | { readonly type: 'people' }
  /** Replaces the invitation's secret: earlier invitations end, and participants stay. */
  | { readonly type: 'set-secret'; readonly secret: Uint8Array }
  | { readonly type: 'answer-knock'; readonly id: number; readonly isWelcome: boolean }
  | { readonly type: 'set-listing'; readonly listing: HostListing | null }
  | { readonly type: 'change-servers'; readonly change: ServerChange }
  | { readonly type: 'succession'; readonly command: SuccessionCommand }
  /** Sets teams and states by hand; `roles` reports what holds then. */
  | { readonly type: 'set-roles'; readonly changes: readonly RoleChange[] }
  | { readonly type: 'set-rules'; readonly rules: HearingRules; readonly phase: GamePhase }
  /** Asks for `ordered`. */
  | { readonly type: 'order'; readonly order: HostOrder };

/** The thread that started it -> host worker. */
export type HostCommand =
  | { readonly type: 'close'; readonly how: HostEnd }
  | { readonly type: 'lobby'; readonly lobby: number; readonly command: LobbyCommand };
