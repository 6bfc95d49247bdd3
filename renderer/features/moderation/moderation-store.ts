import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AuditRow, BanRow, Held } from '../../../shared/model/people/moderation.ts';
import type { Permission, Rank } from '../../../shared/model/people/rank.ts';
import type { ParticipantId } from '../../../shared/model/participant.ts';

export interface ModerationState {
  /** Your rank in the lobby, and what it allows. */
  readonly rank: Rank;
  readonly may: readonly Permission[];
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
  ...{ rank: 'member', may: [], isLocked: false, isMuted: false, isDeafened: false, by: '', reason: '' },
  ...{ bans: [], audit: [], people: new Map() },
};

export function createModerationStore(): ModerationStore {
  return createStore<ModerationState>(() => NO_MODERATION);
}
