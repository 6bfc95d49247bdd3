/**
 * Rate limit for HTTP and UDP together, and for each WebSocket: more than the frame rate of any screen. Messages above
 * it are dropped and counted.
 */
export const MAX_MESSAGES_PER_SECOND = 500;

/** Enough for several mods, a tool or two, and hanging connections. */
export const MAX_CONNECTIONS = 64;
