/** Whether a client that lost its host may return without asking the player. */

/** Failures that may pass. All others are answers: a second attempt would get the same one. */
const TRANSIENT: ReadonlySet<string> = new Set([
  'unreachable',
  'name-unknown',
  'port-refused',
  'timeout',
  'host-lost',
  'no-media',
  'relay-refused',
  'internal',
  'too-many-messages',
  // A rendezvous or a host that restarts is back in a moment.
  'no-rendezvous',
  'rendezvous-busy',
  'lobby-busy',
  'lobby-not-there',
  // The computer that a headset belongs to has lost its connection too.
  'headset-gone',
]);

/** A host counts a client that vanished for 6 s, and a full lobby may be full because of it. */
const COUNTED_TWICE_MS = 15_000;

/**
 * The certificate of somebody else: on another network, a stranger may answer at the private address of the host. It
 * cannot get in the way of the host, so the search continues for a while.
 */
const STRANGER_ANSWERS_MS = 60_000;

/**
 * For this long after a client has returned, another attempt of its own may reach the host, which then ends the
 * connection in use as `replaced`. That is no other device, so the client returns again.
 */
export const OWN_RACE_MS = 10_000;

/** The pauses before attempts, after the ones before have failed: short, because a player in a game waits. */
const PAUSES_MS = [0, 300, 700, 1_500, 3_000] as const;

/** The longest pause still costs a host nothing. */
const LONGEST_PAUSE_MS = 5_000;

/**
 * Returns the pause before an attempt to return (0 = the first), in milliseconds. It is up to a half shorter, so that
 * the clients of one host do not all return at the same moment. `random`: 0 to 1.
 */
export function returnPauseMs(attempt: number, random: number): number {
  return (PAUSES_MS[attempt] ?? LONGEST_PAUSE_MS) * (1 - random / 2);
}

/** Returns whether joining again makes sense after a failure with `code`, `lostForMs` after the connection was lost. */
export function mayReturn(code: string, lostForMs: number): boolean {
  if (code === 'lobby-full') return lostForMs < COUNTED_TWICE_MS;
  if (code === 'wrong-certificate') return lostForMs < STRANGER_ANSWERS_MS;
  return TRANSIENT.has(code);
}
