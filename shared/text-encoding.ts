/**
 * Returns the encoding of a text file as editors save it, for `TextDecoder`, which leaves the byte order mark out:
 * UTF-8 or UTF-16 by its mark. Without one, the zero byte of an ASCII character tells UTF-16, and everything else is
 * UTF-8. Windows PowerShell writes UTF-16, and UTF-8 with a mark.
 */
export function findTextEncoding([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === undefined || second === undefined || (first === 0) === (second === 0)) return 'utf-8';
  return first === 0 ? 'utf-16be' : 'utf-16le';
}
