import type { LinkEndReason } from '../../shared/ipc/link-contract.ts';
import { endReasonOf, type Closing } from '../../shared/protocol/signalling.ts';

interface EndedByHost {
  readonly reason: LinkEndReason;
  readonly code: LinkEndReason;
}

/** Returns how a link ends when the host says that the lobby does. */
export function endOfClosing(closing: Closing['reason']): EndedByHost {
  const reason = endReasonOf(closing);
  return { reason, code: reason };
}
