/**
 * Decodes the bytes of a text file as editors save it: UTF-8 or UTF-16, by its byte order mark, which is left out.
 * Without a mark, the zero byte of an ASCII character tells UTF-16, and everything else is UTF-8. Bytes that are
 * invalid become U+FFFD.
 */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** Windows PowerShell writes UTF-16, and UTF-8 with a mark. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === undefined || second === undefined || (first === 0) === (second === 0)) return 'utf-8';
  return first === 0 ? 'utf-16be' : 'utf-16le';
}
