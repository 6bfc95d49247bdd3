/** A file of the renderer that may be served. `segments` are plain names below the renderer's folder. */
export interface StaticPath {
  readonly segments: readonly string[];
  readonly mimeType: string;
}

// Only what the renderer's build writes: a type missing here is not served.
const MIME_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  wav: 'audio/wav',
};

const MAX_PATH_LENGTH = 512;
// No leading dot, so neither '..' nor hidden files; no slash, backslash, colon, NUL or anything else with a meaning to
// a file system.
const SEGMENT = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/**
 * Returns the file to serve for the path of a URL (still percent-encoded, without query), '/' being index.html. Returns
 * undefined for everything that is not plainly a file of the renderer.
 */
export function resolveStaticPath(urlPath: string): StaticPath | undefined {
  if (urlPath === '/') return { segments: ['index.html'], mimeType: MIME_TYPES['html'] ?? '' };
  // The build's names need no percent-encoding, so only an attacker sends an encoded path.
  if (!urlPath.startsWith('/') || urlPath.length > MAX_PATH_LENGTH) return undefined;
  const segments = urlPath.slice(1).split('/');
  if (!segments.every((segment) => SEGMENT.test(segment))) return undefined;
  const extension = /\.([a-z0-9]+)$/.exec(segments.at(-1) ?? '')?.[1] ?? '';
  const mimeType = Object.hasOwn(MIME_TYPES, extension) ? MIME_TYPES[extension] : undefined;
  return mimeType === undefined ? undefined : { segments, mimeType };
}
