/** How long a router keeps a mapping, as far as this computer believes it. */
export interface Lease {
  readonly renewAtMs: number;
  /** Without a renewal the mapping is gone by then. */
  readonly endsAtMs: number;
}

/** The requested lifetime. A crash leaves a mapping behind for this long. */
export const ASKED_LIFETIME_SECONDS = 3_600;

/**
 * Routers that grant less than this lie, or are out of order: asking them more often would only be a flood. Tests of
 * routers in the field found 1 s and 2^32 - 1 s.
 */
const LEAST_LIFETIME_SECONDS = 60;

/** Renewals that follow a failed one come no faster (RFC 6887, section 11.2.1). */
const LEAST_WAIT_MS = 4_000;

/**
 * Starts a lease with the lifetime that a router granted (0 = without an end). A longer one than was asked for counts
 * as the asked one.
 */
export function startLease(lifetimeSeconds: number, nowMs: number): Lease {
  const granted = lifetimeSeconds === 0 ? ASKED_LIFETIME_SECONDS : lifetimeSeconds;
  const seconds = Math.min(ASKED_LIFETIME_SECONDS, Math.max(LEAST_LIFETIME_SECONDS, granted));
  return { renewAtMs: nowMs + seconds * 500, endsAtMs: nowMs + seconds * 1_000 };
}

/** After a renewal that got no answer, the next one comes at half of what remains. */
export function delayRenewal(lease: Lease, nowMs: number): Lease {
  return { ...lease, renewAtMs: nowMs + Math.max(LEAST_WAIT_MS, (lease.endsAtMs - nowMs) / 2) };
}
