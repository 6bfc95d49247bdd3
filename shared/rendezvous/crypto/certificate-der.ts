const SEQUENCE = 0x30;
/** The version, `[0] EXPLICIT`, which certificates of version 1 leave out. */
const VERSION = 0xa0;
/** Serial number, signature algorithm, issuer, validity, subject. */
const FIELDS_BEFORE_PUBLIC_KEY = 5;

/** An element of DER: where it begins, where its contents begin, and where it ends. Offsets in bytes. */
interface Element {
  readonly tag: number;
  readonly start: number;
  readonly contents: number;
  readonly end: number;
}

/**
 * Returns the public key of an X.509 certificate in DER as SubjectPublicKeyInfo (RFC 5280, section 4.1); undefined if
 * the bytes are no certificate, or have something behind it.
 */
export function findPublicKey(der: Uint8Array): Uint8Array | undefined {
  const certificate = readElement(der, 0, der.length);
  if (certificate?.tag !== SEQUENCE || certificate.end !== der.length) return undefined;
  const signed = readElement(der, certificate.contents, certificate.end);
  if (signed?.tag !== SEQUENCE) return undefined;
  let field = readElement(der, signed.contents, signed.end);
  if (field?.tag === VERSION) field = readElement(der, field.end, signed.end);
  for (let count = 0; count < FIELDS_BEFORE_PUBLIC_KEY && field !== undefined; count++)
    field = readElement(der, field.end, signed.end);
  return field?.tag === SEQUENCE ? der.slice(field.start, field.end) : undefined;
}

/** Reads the element at `start`, which has to end by `limit`. Lengths have at most two bytes: 65,535. */
function readElement(der: Uint8Array, start: number, limit: number): Element | undefined {
  const [tag, first] = [der[start], der[start + 1]];
  if (tag === undefined || first === undefined || start + 2 > limit) return undefined;
  const lengthBytes = first < 0x80 ? 0 : first - 0x80;
  if (first === 0x80 || lengthBytes > 2) return undefined;
  const contents = start + 2 + lengthBytes;
  let length = lengthBytes === 0 ? first : 0;
  for (let index = 0; index < lengthBytes; index++) length = (length << 8) | (der[start + 2 + index] ?? 0);
  const end = contents + length;
  return end > limit ? undefined : { tag, start, contents, end };
}
