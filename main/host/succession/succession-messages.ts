import type { LobbyState } from '../../../shared/protocol/lobby-state.ts';
import type { Claim, Grant, SignedSuccession, Successor } from '../../../shared/protocol/succession-messages.ts';
import type { KeptSuccession } from './succession-office.ts';
import type { FollowedHost } from './standby-succession.ts';

/** How a lobby outlives its host. */
export interface SuccessionPlan {
  /** The identity of the player on the host's machine; '' = none. */
  readonly identity: string;
  /** The record that an earlier start has reported as `issued`; not given = the lobby is new. */
  readonly kept?: KeptSuccession;
  /** Whether each succession waits for `issued-kept` before members get it. Not given = no. */
  readonly waitsForKept?: boolean;
  /** Whether members wait for the host when it is gone, and nobody takes over. Not given = no. */
  readonly namesNobody?: boolean;
  /** The host stands by for another one, whose lobby has this state; not given = it has the lobby. */
  readonly standby?: { readonly host: FollowedHost; readonly state: LobbyState };
}

/** The messages to a host about the succession of a lobby, from the thread that started it. */
export type SuccessionCommand =
  /** The state of the lobby that this host stands by for. */
  | { readonly type: 'apply-state'; readonly state: LobbyState }
  /** The member on this machine has lost its host, or has it again. */
  | { readonly type: 'host-lost'; readonly isLost: boolean }
  /** Another host has the lobby. */
  | { readonly type: 'follow'; readonly host: FollowedHost }
  | { readonly type: 'take-succession'; readonly succession: SignedSuccession }
  | { readonly type: 'take-grant'; readonly grant: Grant }
  /** Asks the best successor to take the lobby over. */
  | { readonly type: 'hand-over' }
  /** The thread that keeps successions listens from now on: what waits is reported again. */
  | { readonly type: 'keeping' }
  /** A later start will know the succession with this number. */
  | { readonly type: 'issued-kept'; readonly epoch: number; readonly version: number };

/** The reports of a host about the succession of a lobby. */
export type SuccessionReport =
  /** A host that stood by has the lobby now. */
  | { readonly type: 'hosting'; readonly epoch: number }
  /** The successor that `hand-over` has asked; null = nobody can take over. */
  | { readonly type: 'handing-over'; readonly to: Successor | null }
  /** Whether a member gets ready to take over: nobody else may be able to meanwhile. */
  | { readonly type: 'preparing'; readonly isPreparing: boolean }
  /** Another host may have the lobby: ask hosts with these invitations (`readStandbyInvitation`), and `follow`. */
  | { readonly type: 'doubt'; readonly invitations: readonly string[] }
  /** The record that a later start of this host needs, if it keeps its certificate and its lobby. */
  | { readonly type: 'issued'; readonly kept: KeptSuccession }
  /** Another host has the lobby, and everybody has moved there, or had the time to. */
  | { readonly type: 'moved'; readonly claims: readonly Claim[] };
