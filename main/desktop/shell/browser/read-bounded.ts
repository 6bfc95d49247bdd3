import type { IncomingMessage } from 'node:http';

/** Reads a request's body as text. Reading stops beyond `maxBytes`, and the text is then longer than that. */
export async function readBounded(request: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > maxBytes) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}
