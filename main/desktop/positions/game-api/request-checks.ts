import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { failure, success, type Result } from '../../../../shared/result.ts';

export type AccessFailureCode = 'wrong-host' | 'foreign-page' | 'wrong-token';

const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;
const BEARER = /^Bearer +([\w-]+) *$/i;

/**
 * Checks that a request comes from a program on this machine, or from a page that the player allows. A page whose name
 * was rebound to 127.0.0.1 sends its own as `Host`; a page of somebody else's site sends its `Origin`. 'null' is what
 * the overlays of games send, which are pages from a file. All need the token like every client.
 */
export function checkSender(
  { host, origin }: IncomingHttpHeaders,
  allowedOrigins: readonly string[],
): Result<void, AccessFailureCode> {
  if (host === undefined || !LOOPBACK_HOST.test(host))
    return failure('wrong-host', "The header 'Host' must be 127.0.0.1 or localhost, with the port.");
  if (origin !== undefined && origin !== 'null' && !allowedOrigins.includes(origin.toLowerCase()))
    return failure(
      'foreign-page',
      `Pages of ${origin.slice(0, 100)} can't report positions. Allow this address in Earshot under Settings > Games.`,
    );
  return success(undefined);
}

/** Reads the token of an `Authorization: Bearer` header. */
export function readBearer({ authorization }: IncomingHttpHeaders): string | undefined {
  return BEARER.exec(authorization ?? '')?.[1];
}

/** Compares in constant time, so that timing does not reveal how much of the token was right. */
export function checkToken(given: unknown, token: string): Result<void, AccessFailureCode> {
  const isRight = typeof given === 'string' && timingSafeEqual(digest(given), digest(token));
  return isRight
    ? success(undefined)
    : failure(
        'wrong-token',
        'The token is missing or wrong. Earshot shows it under Settings > Games, and keeps it in game-api.json in its data folder.',
      );
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
