/**
 * Says why the body of an HTTP request cannot be read; undefined = it can. The games' APIs take uncompressed bodies
 * only, because a small one could expand to a huge one.
 */
export function findEncodingFlaw(headers: { readonly 'content-encoding'?: string | undefined }): string | undefined {
  const { 'content-encoding': encoding = 'identity' } = headers;
  return encoding.toLowerCase() === 'identity'
    ? undefined
    : `The message is compressed (Content-Encoding: ${encoding.slice(0, 40)}). Send it uncompressed.`;
}
