/** The limits of what a host accepts from one client. Checked before anything is parsed. */

/** An offer of Chromium with one audio section has 2 to 7 kB; 64 KiB leaves room for many candidates. */
export const MAX_SIGNALLING_MESSAGE_BYTES = 65_536;

/** A client needs one message to join and one to leave. */
export const MAX_SIGNALLING_MESSAGES_PER_SECOND = 10;

/** Time after which a connection that has not joined is closed. */
export const JOIN_TIMEOUT_MS = 10_000;

/** Poses and status messages have under 200 bytes. A text of 2,000 characters has up to 6,000. */
export const MAX_CHANNEL_MESSAGE_BYTES = 8_192;

/** 20 poses a second plus status and pongs, with room. */
export const MAX_CHANNEL_MESSAGES_PER_SECOND = 60;

/** One part of a file with its head, or a message about files in JSON. */
export const MAX_FILE_MESSAGE_BYTES = 4_096;

/** What a host asks a sender for is half of this; the rest is requests. */
export const MAX_FILE_MESSAGES_PER_SECOND = 200;

/**
 * A peer counts as gone after this long without a packet. Chromium checks its connection every 2.5 s; clients ping
 * every second.
 */
export const PEER_SILENCE_TIMEOUT_MS = 6_000;

/** Candidates that one client sends after its offer. */
export const MAX_CANDIDATES = 16;

/** Longest candidate, UTF-16 code units. Chromium's have under 200. */
export const MAX_CANDIDATE_LENGTH = 1_024;
