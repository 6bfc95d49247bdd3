/** How often someone at the door of a lobby asks whether a moderator has answered. */
export const ASK_AGAIN_MS = 4_000;

/** Failures that pass while someone waits at the door, so they end no wait. */
export const PASSING_FAILURES: ReadonlySet<string> = new Set([
  'too-many-messages',
  'rendezvous-busy',
  'lobby-busy',
  'timeout',
]);
