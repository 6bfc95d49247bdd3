/**
 * Where positions come from, in order of precedence: the first fresh one is used. `server`: the game server sends
 * positions to the host.
 */
export const SOURCE_IDS = ['server', 'game-api', 'mumble-link', 'track', 'hand'] as const;
export type SourceId = (typeof SOURCE_IDS)[number];

/** The longest track that is read, UTF-16 code units. */
export const MAX_TRACK_CHARACTERS = 100_000;

/**
 * off: cannot run here; waiting: nothing received yet; fresh: in use or ready; stale: stopped sending; failed: see the
 * problem.
 */
export const SOURCE_STATES = ['off', 'waiting', 'fresh', 'stale', 'failed'] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

/**
 * The problems that prevent a source from working. port-in-use: no port is free for games; chosen-port: the port that
 * the player chose cannot be opened; foreign, size, refused: the shared memory of Mumble Link belongs to another user,
 * is not a link, or the system refuses access; bad-name, no-native-code, wrong-system: Mumble Link cannot be read here
 * at all; version, not-numeric, too-far, torn: what the game writes cannot be used.
 */
export const SOURCE_PROBLEMS = [
  'port-in-use',
  'chosen-port',
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

/**
 * Warnings about a source whose positions are accepted. below-world: the position is far below any ground;
 * server-unknown: the game does not tell servers apart; tick-stuck: the game of Mumble Link never counts its frames.
 */
export const SOURCE_NOTES = ['below-world', 'server-unknown', 'tick-stuck'] as const;
export type SourceNote = (typeof SOURCE_NOTES)[number];
