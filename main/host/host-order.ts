import type { ModerationAction } from '../../shared/model/people/moderation.ts';
import type { Rank } from '../../shared/model/people/rank.ts';
import type { Unheard } from '../../shared/model/people/door.ts';
import type { ParticipantId } from '../../shared/model/participant.ts';
import type { DoorChange, DoorMessage } from '../../shared/protocol/people/door-messages.ts';
import type { ReportRow } from '../../shared/protocol/people/report-messages.ts';
import type { ModerationRefusal } from '../../shared/protocol/people/moderation-messages.ts';

/** What the person who runs a host decides about a lobby, without being in it. */
export type HostOrder = DecidingOrder | ReportOrder;

/** Orders about the reports on this host. */
export type ReportOrder =
  | { readonly type: 'reports' }
  /** Writes a report to a file of the host's machine. */
  | { readonly type: 'save-report'; readonly report: number; readonly file: string }
  | { readonly type: 'delete-report'; readonly report: number };

/** Orders about the lobby and the people in it. */
export type DecidingOrder =
  | { readonly type: 'list' }
  | { readonly type: 'lock'; readonly isLocked: boolean }
  /** Asks who comes in, and who waits. */
  | { readonly type: 'show-door' }
  | { readonly type: 'set-door'; readonly change: DoorChange }
  /** Lets a newcomer be heard, or makes them a newcomer again. `target`: as for `moderate`. */
  | { readonly type: 'let-in'; readonly target: string; readonly isWelcome: boolean }
  | {
      readonly type: 'moderate';
      readonly action: ModerationAction;
      /** `#` and the number of a participant, an identity, or a name; for `unban`, of a banned person. */
      readonly target: string;
      /** For `appoint`. */
      readonly rank: Rank;
      /** '' = none. */
      readonly reason: string;
      /** How long a ban lasts; null = until it is lifted. */
      readonly seconds: number | null;
    };

/** Why an order was not carried out. */
export type OrderRefusal = ModerationRefusal | 'unknown-player' | 'several-players' | 'no-such-report' | 'not-saved';

/** Somebody in the lobby, as the person who runs its host sees them. */
export interface PersonInLobby {
  readonly id: ParticipantId;
  readonly name: string;
  readonly rank: Rank;
  /** What moderators have turned off. */
  readonly isMuted: boolean;
  readonly isDeafened: boolean;
  /** Why a newcomer is silent although nobody has muted them; '' = they are not. */
  readonly unheard: Unheard;
  readonly isAway: boolean;
}

interface BannedPerson {
  readonly name: string;
  readonly identity: string;
  readonly by: string;
  /** null = until it is lifted. */
  readonly secondsLeft: number | null;
}

export type OrderOutcome =
  | { readonly type: 'refused'; readonly code: OrderRefusal; readonly name: string }
  /** `name`: of the person concerned, '' = the lobby; or a report's number, or the file that it was saved in. */
  | { readonly type: 'done'; readonly name: string }
  | { readonly type: 'door'; readonly door: Omit<DoorMessage, 'type'>; readonly isLocked: boolean }
  | {
      readonly type: 'listed';
      readonly people: readonly PersonInLobby[];
      readonly bans: readonly BannedPerson[];
      readonly isLocked: boolean;
    }
  /** All reports on this host, the oldest first. */
  | { readonly type: 'reports'; readonly rows: readonly ReportRow[] };

/** Returns whether an order is about reports. */
export function isReportOrder(order: HostOrder): order is ReportOrder {
  return order.type === 'reports' || order.type === 'save-report' || order.type === 'delete-report';
}
