/** Limits of the server API. All but the first also apply to senders with the token. */

/**
 * Wrong tokens that an address may send at once. After one more it is refused for a while, and from then on each costs
 * that wait.
 */
export const MAX_WRONG_TOKENS = 5;
export const WRONG_TOKEN_BLOCK_MS = 5_000;

/** Addresses whose wrong tokens are remembered; beyond that, the oldest is forgotten. */
export const MAX_WATCHED_ADDRESSES = 1_024;

/** A thousand players with all fields have about 250 bytes each. */
export const MAX_GAME_MESSAGE_BYTES = 262_144;

/** Games report 20 times a second; this leaves room for a second sender on the same connection. */
export const MAX_GAME_MESSAGES_PER_SECOND = 60;

/** A server that catches up after a stall sends what it has queued at once: 5 s of it at the full rate. */
export const MAX_GAME_MESSAGE_BURST = 5 * MAX_GAME_MESSAGES_PER_SECOND;

/** Messages above the rate that are dropped before a WebSocket is closed; they are forgiven at the same rate. */
export const MAX_DROPPED_GAME_MESSAGES = 600;

export const MAX_GAME_CONNECTIONS = 8;

/** Unknown players in an answer, and refused ones. */
export const MAX_LISTED_PLAYERS = 20;
