import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { failure, success, type Result } from '../../shared/result.ts';
import { GUEST_PAGE_POLICY, SECURITY_HEADERS } from '../web/content-security-policy.ts';
import { resolveStaticPath } from '../web/static-path.ts';

const compress = promisify(gzip);

const MAX_FILES = 500;
const MAX_BYTES = 67_108_864;
const START_FILE = 'index.html';

/** Types that are compressed already, and grow when they are compressed again. */
const COMPRESSED_TYPES = /^(?:image\/png|font\/)/;

/** Two years, as browsers' preload lists ask for. */
const STRICT_TRANSPORT = 'max-age=63072000';

/** Names with a hash of the contents, as the bundler writes them: a change of the contents is another name. */
const HASHED_NAME = /-[A-Za-z0-9_-]{8}\.[a-z0-9]+$/;

interface PageFile {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly gzipped: Buffer | undefined;
  readonly tag: string;
}

/** The page for guests without the app, in memory. */
export type ServedPage = ReadonlyMap<string, PageFile>;

/**
 * Reads the page from a folder. Requests never reach the disk, so a flood of them costs no more than its bytes. Fails
 * with what to do if the folder has no page.
 */
export async function readGuestPage(folder: string, hasTls: boolean): Promise<Result<ServedPage, 'no-page'>> {
  const files = new Map<string, PageFile>();
  try {
    let bytes = 0;
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      const urlPath = `/${path.relative(folder, file).split(path.sep).join('/')}`;
      const resolved = resolveStaticPath(urlPath);
      if (resolved === undefined) continue;
      bytes += (await stat(file)).size;
      if (files.size >= MAX_FILES || bytes > MAX_BYTES)
        return failure(
          'no-page',
          `${folder} has more files than the guest page. Give the folder of the guest page with --page.`,
        );
      files.set(urlPath, await describeFile(await readFile(file), urlPath, resolved.mimeType, hasTls));
    }
  } catch {
    // The check below says what to do.
  }
  const start = files.get(`/${START_FILE}`);
  if (start === undefined)
    return failure(
      'no-page',
      `${folder} has no guest page, so browsers can't join. Build it with 'npm run build', or give its folder with --page.`,
    );
  files.set('/', start);
  return success(files);
}

/** Answers a request for a file of the page. `urlPath` is as received, without query. */
export function servePageFile(
  page: ServedPage | undefined,
  { method, headers: requested }: Pick<IncomingMessage, 'method' | 'headers'>,
  urlPath: string,
  response: ServerResponse,
): void {
  const file = page?.get(urlPath);
  if (file === undefined) {
    sendText(
      response,
      404,
      page === undefined ? 'This rendezvous server has no guest page.' : 'There is no such file.',
    );
    return;
  }
  if (method !== 'GET' && method !== 'HEAD') {
    sendText(response, 405, 'Only GET and HEAD are allowed.', { Allow: 'GET, HEAD' });
    return;
  }
  if (requested['if-none-match'] === file.tag) {
    response.writeHead(304, { ...file.headers, ETag: file.tag }).end();
    return;
  }
  const isGzipped = file.gzipped !== undefined && /\bgzip\b/.test(String(requested['accept-encoding'] ?? ''));
  const body = isGzipped && file.gzipped !== undefined ? file.gzipped : file.body;
  response.writeHead(200, {
    ...file.headers,
    ETag: file.tag,
    'Content-Length': body.length,
    ...(isGzipped ? { 'Content-Encoding': 'gzip' } : {}),
  });
  response.end(method === 'HEAD' ? undefined : body);
}

/** Answers with one sentence. */
export function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response
    .writeHead(status, {
      ...SECURITY_HEADERS,
      'Cache-Control': 'no-store',
      'Content-Type': 'text/plain; charset=utf-8',
      ...headers,
    })
    .end(`${text}\n`);
}

async function describeFile(body: Buffer, urlPath: string, mimeType: string, hasTls: boolean): Promise<PageFile> {
  const gzipped = COMPRESSED_TYPES.test(mimeType) ? undefined : await compress(body, { level: 9 });
  return {
    headers: {
      ...SECURITY_HEADERS,
      'Content-Security-Policy': GUEST_PAGE_POLICY,
      ...(hasTls ? { 'Strict-Transport-Security': STRICT_TRANSPORT } : {}),
      'Cache-Control': HASHED_NAME.test(urlPath) ? 'public, max-age=31536000, immutable' : 'no-cache',
      'Content-Type': mimeType,
      Vary: 'Accept-Encoding',
    },
    body,
    gzipped: gzipped !== undefined && gzipped.length < body.length ? gzipped : undefined,
    tag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
  };
}
