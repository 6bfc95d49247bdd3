import * as v from 'valibot';

/** The symbols that may end a base64url text, by the bytes of its last group: its unused bits are zero. */
const LAST_SYMBOLS = ['[A-Za-z0-9_-]', '[AQgw]', '[AEIMQUYcgkosw048]'] as const;

/** Accepts `byteCount` bytes in base64url (RFC 4648, section 5), with or without padding. */
export function base64Url(byteCount: number) {
  const length = Math.ceil((byteCount * 4) / 3);
  const padding = '='.repeat(-length & 3);
  return v.pipe(
    v.string(),
    v.regex(
      new RegExp(`^[A-Za-z0-9_-]{${length - 1}}${LAST_SYMBOLS[byteCount % 3]}(${padding})?$`),
      `Write ${byteCount} bytes in base64url: ${length} of A-Z, a-z, 0-9, "-" and "_", the unused bits zero.`,
    ),
  );
}
