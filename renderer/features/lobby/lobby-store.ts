import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { PayloadOf, ResponseOf } from '../../../shared/ipc/define.ts';
import type { LinkPath } from '../../../shared/model/link-path.ts';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import type { JoinApproach } from '../../../shared/rendezvous/join-plan.ts';
import { DEFAULT_HEARING_RULES, type GamePhase, type HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { ShownError } from '../../i18n/error-text.ts';
import { worseLoss } from '../../link/quality/connection-grade.ts';
import type { LinkEnd } from '../../link/host-link.ts';
import type { MediaPath } from '../../link/media-path.ts';
import { UNKNOWN_QUALITY, type LinkQuality } from '../../link/quality/link-quality.ts';

export type LobbyOrigin = 'hosted' | 'joined' | 'practice';

/** The step that a start waits for: the threads of a lobby on this machine, or the host's answer. */
export type StartStep = 'opening' | 'joining';

export type Connection =
  | { readonly status: 'none' }
  /** A lobby is starting or connecting; the start screen still shows. */
  | { readonly status: 'starting'; readonly origin: LobbyOrigin; readonly step: StartStep }
  /** The host admitted us; sound is connecting. */
  | { readonly status: 'connecting' }
  | { readonly status: 'connected' }
  /** Packets stopped arriving; the connection may recover. */
  | { readonly status: 'interrupted' }
  /**
   * The connection was lost at `sinceMs` (milliseconds of the wall clock), and the window keeps trying to return.
   * `error`: how it was lost, or why the last attempt failed.
   */
  | { readonly status: 'reconnecting'; readonly sinceMs: number; readonly error: ShownError }
  | {
      readonly status: 'ended';
      readonly reason: LinkEnd['reason'];
      readonly error: ShownError;
      /** The moderator who removed you, and the reason; null or not given = none is known. */
      readonly removal?: LinkEnd['removal'];
    };

/** One row of the host's `quality` message; null = not known yet. */
export interface ParticipantQuality {
  readonly roundTripMs: number | null;
  readonly lossToHostPercent: number | null;
  readonly lossFromHostPercent: number | null;
}

/** The reduced limits of a host that is too busy to give everything. */
export interface LoweredLimits {
  /** How many of the loudest voices you hear at once. */
  readonly voices: number;
  /** Duration of a packet, milliseconds; 20 if the host had time. */
  readonly packetMs: number;
  /** Whether voices have no direction. */
  readonly isMono: boolean;
}

/** Notices to the host about reaching the lobby. */
export type HostNotice = ResponseOf<EarshotContract, 'lobby:host'>['notices'][number];

/** Somebody who asks to be let in. */
export type Knock = PayloadOf<EarshotContract, 'lobby:knock'>;

/** What the door of a lobby wants before you come in. */
export type AtDoor =
  /** Its password. `error`: why the last one did not open it. */
  | { readonly type: 'password'; readonly error: ShownError | null; readonly isChecking: boolean }
  /** Patience: a moderator was asked. `lobbyName`: '' = the host does not say. */
  | { readonly type: 'waiting'; readonly lobbyName: string };

export interface LobbyState {
  readonly connection: Connection;
  readonly origin: LobbyOrigin;
  readonly invitation: string;
  /** What to know about the lobby that this machine hosts. */
  readonly hostNotices: readonly HostNotice[];
  /** Those that wait at the lobby that this machine hosts, oldest first. */
  readonly knocks: readonly Knock[];
  readonly lobbyName: string;
  readonly ownId: ParticipantId | null;
  readonly rules: HearingRules;
  readonly phase: GamePhase;
  /** The name of the player who changed the rules last; '' = the host, or nobody yet. */
  readonly rulesBy: string;
  /** The identity of the player on whose machine the lobby is; '' = it is nobody's, or not known. */
  readonly hostIdentity: string;
  /** The identity of the player who takes over if the host leaves; '' = nobody can. */
  readonly successor: string;
  /** The links of all who can take over, without the lobby's secret, the first first. */
  readonly successorLinks: readonly string[];
  /** Whether a player's computer gets ready to take over the lobby that this machine hosts. */
  readonly isSuccessorPreparing: boolean;
  /** The identity of a player who has just taken the lobby over; '' = nobody has, or you have read about it. */
  readonly newHost: string;
  /** The host's reduced limits; null = it gives everything. */
  readonly lowered: LoweredLimits | null;
  readonly participants: readonly Participant[];
  /** Why you do not have the name that you chose in the settings; null = nothing is wrong. */
  readonly nameProblem: ShownError | null;
  readonly quality: Readonly<Record<ParticipantId, ParticipantQuality>>;
  readonly ownQuality: LinkQuality;
  /** How the window looks for the host; anything but `fastest` means that a path has failed already. */
  readonly approach: JoinApproach;
  /** How this window signed on; null = not yet. */
  readonly signOnPath: LinkPath | null;
  /** Which way sound takes; null = not known yet. */
  readonly mediaPath: MediaPath | null;
  /** null = nothing, or you are in. */
  readonly atDoor: AtDoor | null;
  /** Why starting or joining failed, and which of the three actions it was; null = none failed. */
  readonly problem: { readonly origin: LobbyOrigin; readonly error: ShownError } | null;
  /** An invitation that was opened outside the window and waits for confirmation. */
  readonly openedInvitation: string | null;
  /** Why a link that was opened outside the window gave no invitation; null = none failed. */
  readonly refusedInvitation: ShownError | null;
}

export type LobbyStore = StoreApi<LobbyState>;

/** The assumed state of a lobby until its host reports it. */
export const EMPTY_LOBBY = {
  invitation: '',
  hostNotices: [],
  knocks: [],
  lobbyName: '',
  ownId: null,
  rules: DEFAULT_HEARING_RULES,
  phase: 'playing',
  rulesBy: '',
  hostIdentity: '',
  successor: '',
  successorLinks: [],
  isSuccessorPreparing: false,
  newHost: '',
  lowered: null,
  participants: [],
  nameProblem: null,
  quality: {},
  ownQuality: UNKNOWN_QUALITY,
  approach: 'fastest',
  signOnPath: null,
  mediaPath: null,
  atDoor: null,
  problem: null,
} as const satisfies Partial<LobbyState>;

export function createLobbyStore(): LobbyStore {
  return createStore<LobbyState>(() => ({
    ...EMPTY_LOBBY,
    connection: { status: 'none' },
    origin: 'joined',
    openedInvitation: null,
    refusedInvitation: null,
  }));
}

/** Returns whether the lobby screen shows instead of the start screen. */
export function isInLobby({ connection }: LobbyState): boolean {
  return connection.status !== 'none' && connection.status !== 'starting';
}

/** Returns everybody's connections; nothing while no message says how they are now. */
export function shownQuality({
  connection,
  quality,
}: Pick<LobbyState, 'connection' | 'quality'>): LobbyState['quality'] {
  return connection.status === 'connected' ? quality : EMPTY_LOBBY.quality;
}

/**
 * Returns your round trip and the worse of your losses as the host measures and reports them, to you and to everyone
 * else; null = not known now.
 */
export function ownConnection(lobby: Pick<LobbyState, 'connection' | 'quality' | 'ownId'>): {
  roundTripMs: number | null;
  lossPercent: number | null;
} {
  const row = lobby.ownId === null ? undefined : shownQuality(lobby)[lobby.ownId];
  return row === undefined
    ? { roundTripMs: null, lossPercent: null }
    : { roundTripMs: row.roundTripMs, lossPercent: worseLoss(row.lossToHostPercent, row.lossFromHostPercent) };
}

/** Returns the name by which everybody in the lobby knows you; null = none yet, or you are in none. */
export function ownNameIn({ participants, ownId }: Pick<LobbyState, 'participants' | 'ownId'>): string | null {
  return participants.find(({ id }) => id === ownId)?.name ?? null;
}

/** Returns whether the lobby on the screen is only a picture: nobody hears anybody. */
export function isOutOfReach({ connection }: Pick<LobbyState, 'connection'>): boolean {
  return connection.status === 'ended' || connection.status === 'reconnecting';
}

/** Returns whether this machine hosts the lobby, so that its rules are set here. */
export function isHostHere({ origin, connection }: Pick<LobbyState, 'origin' | 'connection'>): boolean {
  return origin !== 'joined' && connection.status !== 'ended';
}

/** Returns whether leaving would end the lobby for others. */
export function isHostOfOthers({
  origin,
  participants,
  connection,
}: Pick<LobbyState, 'origin' | 'participants' | 'connection'>): boolean {
  return origin === 'hosted' && participants.length > 1 && connection.status !== 'ended';
}
