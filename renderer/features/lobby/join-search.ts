import type { FailureCode } from '../../../shared/ipc/failure-codes.ts';
import { parseInvitation } from '../../../shared/protocol/invitation/parse-invitation.ts';
import {
  explainFailures,
  nextApproach,
  type FailedAttempt,
  type FoundWay,
  type JoinApproach,
} from '../../../shared/rendezvous/join-plan.ts';
import type { ShownError } from '../../i18n/error-text.ts';

/** The attempts to get into one lobby by different paths, until one lets sound through. */
export interface JoinSearch {
  /** How the current attempt looks for the host. */
  readonly approach: JoinApproach;
  readonly failed: readonly FailedAttempt[];
  readonly errors: readonly ShownError[];
}

export const FIRST_SEARCH: JoinSearch = { approach: 'fastest', failed: [], errors: [] };

/**
 * Returns the search with its next attempt, after the current one failed with `error` on `way`; or, if nothing is left
 * to try, the error that explains best why the lobby was not joined.
 */
export function searchOn(
  { approach, failed, errors }: JoinSearch,
  invitation: string,
  way: FoundWay | undefined,
  error: ShownError,
): { readonly next: JoinSearch } | { readonly error: ShownError } {
  const attempts = [...failed, { approach, code: error.code, way }];
  const parsed = parseInvitation(invitation);
  const next = parsed.ok ? nextApproach(parsed.value, attempts, true) : undefined;
  if (next !== undefined) return { next: { approach: next, failed: attempts, errors: [...errors, error] } };
  const code = explainFailures(attempts) as FailureCode;
  return { error: [...errors, error].find((one) => one.code === code) ?? { code } };
}
