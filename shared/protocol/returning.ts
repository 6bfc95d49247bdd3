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

/** The pauses between attempts: short, because a player in a game waits; the longest still costs a host nothing. */
export const RETURN_BACK_OFF = { firstMs: 1_000, longestMs: 8_000 } as const;

/** Returns whether joining again makes sense after a failure with `code`, `lostForMs` after the connection was lost. */
export function mayReturn(code: string, lostForMs: number): boolean {
  return TRANSIENT.has(code) || (code === 'lobby-full' && lostForMs < COUNTED_TWICE_MS);
}
