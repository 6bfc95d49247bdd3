/**
 * Where positions come from, in order of precedence: the first that is fresh is used. `server` = the game's server
 * tells the host.
 */
export const SOURCE_IDS = ['server', 'game-api', 'mumble-link', 'track', 'hand'] as const;
export type SourceId = (typeof SOURCE_IDS)[number];

/**
 * off: cannot run here; waiting: nothing has come yet; fresh: in use or ready; stale: fell silent; failed: see the
 * problem.
 */
export const SOURCE_STATES = ['off', 'waiting', 'fresh', 'stale', 'failed'] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

/**
 * What can keep a source from working. port-in-use: no port is free for games; foreign, size, refused: the shared
 * memory of Mumble Link is another user's, no link, or the system says no; bad-name, no-native-code, wrong-system:
 * Mumble Link cannot be read here at all; version, not-numeric, too-far, torn: what the game writes cannot be used.
 */
export const SOURCE_PROBLEMS = [
  'port-in-use',
  'foreign',
  'size',
  'refused',
  'bad-name',
  'no-native-code',
  'wrong-system',
  'version',
  'not-numeric',
  'too-far',
  'torn',
] as const;
export type SourceProblem = (typeof SOURCE_PROBLEMS)[number];
