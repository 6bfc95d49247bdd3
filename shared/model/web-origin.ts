import * as v from 'valibot';

const MAX_ORIGIN_LENGTH = 256;
/** A scheme and a host, perhaps with a port. No wildcard, user name, path or query. */
const ORIGIN = /^[a-z][a-z\d+.-]*:\/\/(?:[a-z\d._-]+|\[[\da-f:]+\])(?::\d{1,5})?$/;

/**
 * Returns the origin in the form in which browsers send it: lower case, without a final slash. undefined when it is
 * none ("https://example.org/page", "*", "example.org").
 */
export function parseWebOrigin(text: string): string | undefined {
  const origin = text.trim().toLowerCase().replace(/\/$/, '');
  return origin.length <= MAX_ORIGIN_LENGTH && ORIGIN.test(origin) ? origin : undefined;
}

/** An origin of web pages, exactly as browsers send it. */
export const webOriginSchema = v.pipe(
  v.string(),
  v.check((text) => parseWebOrigin(text) === text, 'It must be an origin such as https://example.org.'),
);
