/** What the server API takes of a game's server. All but the first hold for who has the token. */

/**
 * Wrong tokens that an address may send at once; with one more it is refused for a while, and from then on each costs
 * that wait.
 */
export const MAX_WRONG_TOKENS = 5;
export const WRONG_TOKEN_BLOCK_MS = 5_000;

/** Addresses whose wrong tokens are remembered; beyond, the one that came first is forgotten. */
export const MAX_WATCHED_ADDRESSES = 1_024;

/** A thousand players with all fields have about 250 bytes each. */
export const MAX_GAME_MESSAGE_BYTES = 262_144;

/** Games tell 20 times a second; with room for a second sender on the same connection. */
export const MAX_GAME_MESSAGES_PER_SECOND = 60;

/** Messages above the rate that a WebSocket may have dropped before it is closed; forgiven at the rate itself. */
export const MAX_DROPPED_GAME_MESSAGES = 600;

export const MAX_GAME_CONNECTIONS = 8;

/** Names of unknown players in an answer. */
export const MAX_UNKNOWN_NAMES = 20;
