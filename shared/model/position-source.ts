/** Where positions come from, in order of precedence: the first that is fresh is used. `server` = the game's server tells the host. */
export const SOURCE_IDS = ['server', 'game-api', 'mumble-link', 'track', 'hand'] as const;
export type SourceId = (typeof SOURCE_IDS)[number];

/** off: cannot run here; waiting: nothing has come yet; fresh: in use or ready; stale: fell silent; failed: see the detail. */
export const SOURCE_STATES = ['off', 'waiting', 'fresh', 'stale', 'failed'] as const;
export type SourceState = (typeof SOURCE_STATES)[number];
