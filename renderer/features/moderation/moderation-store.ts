import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AuditRow, BanRow, Held } from '../../../shared/model/people/moderation.ts';
import {
  describePermissions,
  UNCHANGED_PERMISSIONS,
  type Permission,
  type PermissionTable,
  type Rank,
} from '../../../shared/model/people/rank.ts';
import type { ParticipantId } from '../../../shared/model/participant.ts';

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
  /** The latest of each, for those who may ban. */
  readonly bans: readonly BanRow[];
  readonly audit: readonly AuditRow[];
  /** Players who are no ordinary member, or whom moderators hold to something. */
  readonly people: ReadonlyMap<ParticipantId, Standing>;
}

/** What a player is in the lobby, and what moderators have turned off for them. */
export interface Standing {
  readonly rank: Rank;
  readonly held: readonly Held[];
}

export const MEMBER: Standing = { rank: 'member', held: [] };

export type ModerationStore = StoreApi<ModerationState>;

/** Outside of a lobby, and in lobbies whose host knows no ranks. */
export const NO_MODERATION: ModerationState = {
  ...{ knowsRanks: false, permissions: describePermissions(UNCHANGED_PERMISSIONS), canClaim: false },
  ...{ rank: 'member', may: [], isLocked: false, isMuted: false, isDeafened: false, by: '', reason: '' },
  ...{ bans: [], audit: [], people: new Map() },
};

export function createModerationStore(): ModerationStore {
  return createStore<ModerationState>(() => NO_MODERATION);
}

/** Returns whether you may do something that every player could before there were ranks. */
export function mayAsPlayer({ knowsRanks, may }: ModerationState, permission: Permission): boolean {
  return !knowsRanks || may.includes(permission);
}
