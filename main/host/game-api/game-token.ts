import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { failure, success, type Result } from '../../../shared/result.ts';

const TOKEN_BYTES = 16;
const MIN_TOKEN_LENGTH = 16;
const MAX_TOKEN_LENGTH = 128;
/** The characters that RFC 6750 allows after `Bearer`, without padding. */
const TOKEN_PATTERN = /^[A-Za-z0-9._~+/-]+$/;

/** Returns 128 random bits, base64url: 22 characters. */
export function createGameToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Parses a token that a person chose, so that a game server can keep it from one start of the lobby to the next. */
export function parseGameToken(text: string): Result<string, 'bad-option'> {
  if (text.length >= MIN_TOKEN_LENGTH && text.length <= MAX_TOKEN_LENGTH && TOKEN_PATTERN.test(text))
    return success(text);
  return failure(
    'bad-option',
    `The game token needs ${MIN_TOKEN_LENGTH} to ${MAX_TOKEN_LENGTH} letters, digits, or . _ ~ + / -; choose a random one.`,
  );
}

/** Whether two tokens are equal, in a time that reveals neither where they differ nor how long the right one is. */
export function isSameToken(given: string, right: string): boolean {
  return timingSafeEqual(digestOf(given), digestOf(right));
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
