import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { SECURITY_HEADERS } from '../../web/content-security-policy.ts';
import { resolveStaticPath } from '../../web/static-path.ts';

/** A response that either shell can send. */
export interface StaticResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

const EMPTY = new Uint8Array(0);

/**
 * Answers a request for a file below `folder`: GET and HEAD of the renderer's own files, nothing else. A link that
 * leads out of the folder is not followed. `urlPath` is the URL's path as received, without query.
 */
export async function serveStaticFile(folder: string, method: string, urlPath: string): Promise<StaticResponse> {
  if (method !== 'GET' && method !== 'HEAD')
    return plainResponse(405, 'Only GET and HEAD are allowed.', { Allow: 'GET, HEAD' });
  const file = resolveStaticPath(urlPath);
  const content = file === undefined ? undefined : await readInside(folder, file.segments);
  if (file === undefined || content === undefined) return plainResponse(404, 'There is no such file.');
  // Revalidation costs nothing on loopback, and a page must never load scripts of another build.
  const headers = {
    ...SECURITY_HEADERS,
    'Cache-Control': 'no-cache',
    'Content-Type': file.mimeType,
    'Content-Length': String(content.length),
  };
  return { status: 200, headers, body: method === 'HEAD' ? EMPTY : content };
}

/** Returns a response of one sentence, never cached. */
export function plainResponse(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): StaticResponse {
  const body = new TextEncoder().encode(`${text}\n`);
  return {
    status,
    headers: {
      ...SECURITY_HEADERS,
      'Cache-Control': 'no-store',
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Length': String(body.length),
      ...headers,
    },
    body,
  };
}

async function readInside(folder: string, segments: readonly string[]): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const root = await realpath(folder);
    const target = await realpath(path.join(root, ...segments));
    if (!target.startsWith(root + path.sep)) return undefined;
    return new Uint8Array(await readFile(target));
  } catch {
    return undefined;
  }
}
