import type { LinkEndReason } from '../../shared/ipc/link-contract.ts';
import type { Removal } from '../../shared/model/people/moderation.ts';
import { endReasonOf, type Closing } from '../../shared/protocol/signalling.ts';

interface EndedByHost {
  readonly reason: LinkEndReason;
  readonly code: LinkEndReason;
  readonly removal: Removal | null;
}

/** Returns how a link ends when the host says that the lobby does. */
export function endOfClosing(closing: Pick<Closing, 'reason' | 'removal'>): EndedByHost {
  const reason = endReasonOf(closing.reason);
  return { reason, code: reason, removal: closing.removal ?? null };
}
