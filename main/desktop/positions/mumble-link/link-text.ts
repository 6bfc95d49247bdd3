const REPLACEMENT = 0xfffd;

/**
 * Reads text of fixed width that ends at the first zero or after `maxCharacters`: UTF-16LE (`characterBytes` 2) or
 * UTF-32LE (4). Invalid characters (lone surrogates, numbers beyond Unicode) become U+FFFD, so the result is
 * well-formed.
 */
export function decodeLinkText(view: DataView, offset: number, maxCharacters: number, characterBytes: 2 | 4): string {
  const codes: number[] = [];
  for (let index = 0; index < maxCharacters; index++) {
    const at = offset + index * characterBytes;
    const code = characterBytes === 2 ? view.getUint16(at, true) : view.getUint32(at, true);
    if (code === 0) break;
    codes.push(code);
  }
  if (characterBytes === 2) return String.fromCharCode(...codes).toWellFormed();
  return String.fromCodePoint(...codes.map((code) => (isCharacter(code) ? code : REPLACEMENT)));
}

function isCharacter(code: number): boolean {
  return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}
