import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AuditRow, BanRow, Held } from '../../../shared/model/people/moderation.ts';
import type { Unheard } from '../../../shared/model/people/door.ts';
import {
  describePermissions,
  UNCHANGED_PERMISSIONS,
  type Permission,
  type PermissionTable,
  type Rank,
} from '../../../shared/model/people/rank.ts';
import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { DoorMessage } from '../../../shared/protocol/people/door-messages.ts';

export interface ModerationState {
  /** Whether the host knows ranks. Until it says so, you may do what every player could before there were ranks. */
  readonly knowsRanks: boolean;
  /** Your rank in the lobby, and what it allows. */
  readonly rank: Rank;
  readonly may: readonly Permission[];
  /** What each rank below owner may do. */
  readonly permissions: PermissionTable;
  /** Whether a code of the host can make you the owner. */
  readonly canClaim: boolean;
  readonly isLocked: boolean;
  /** What moderators hold you to. */
  readonly isMuted: boolean;
  readonly isDeafened: boolean;
  /** The name of the moderator; '' = nobody. */
  readonly by: string;
  readonly reason: string;
  /** Why nobody hears you although nobody has muted you; '' = that is not so. */
  readonly unheard: Unheard;
  /** The door, for those who may lock the lobby; null = the host has not sent it. */
  readonly door: DoorMessage | null;
  /** The latest of each, for those who may ban. */
  readonly bans: readonly BanRow[];
  readonly audit: readonly AuditRow[];
  /** Players who are no ordinary member, whom moderators hold to something, or who are not let in yet. */
  readonly people: ReadonlyMap<ParticipantId, Standing>;
}

/** What a player is in the lobby, and what moderators have turned off for them. */
export interface Standing {
  readonly rank: Rank;
  readonly held: readonly Held[];
  /** Why a newcomer is silent although nobody has muted them; '' = they are not. */
  readonly unheard: Unheard;
}

export const MEMBER: Standing = { rank: 'member', held: [], unheard: '' };

export type ModerationStore = StoreApi<ModerationState>;

/** Outside of a lobby, and in lobbies whose host knows no ranks. */
export const NO_MODERATION: ModerationState = {
  ...{ knowsRanks: false, permissions: describePermissions(UNCHANGED_PERMISSIONS), canClaim: false },
  ...{ rank: 'member', may: [], isLocked: false, isMuted: false, isDeafened: false, by: '', reason: '' },
  ...{ unheard: '', door: null, bans: [], audit: [], people: new Map() },
};

export function createModerationStore(): ModerationStore {
  return createStore<ModerationState>(() => NO_MODERATION);
}

/** Returns whether you may do something that every player could before there were ranks. */
export function mayAsPlayer({ knowsRanks, may }: ModerationState, permission: Permission): boolean {
  return !knowsRanks || may.includes(permission);
}
