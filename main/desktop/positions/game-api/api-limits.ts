/**
 * More than the frames that any screen shows: HTTP and UDP in all, and each WebSocket. What comes faster is dropped and
 * counted.
 */
export const MAX_MESSAGES_PER_SECOND = 500;

/** Several mods, a tool or two, and connections that hang. */
export const MAX_CONNECTIONS = 64;
