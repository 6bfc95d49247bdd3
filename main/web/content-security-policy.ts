const NO_FRAMES = {
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

const DIRECTIVES = {
  'default-src': "'none'",
  // Audio worklets compile WebAssembly, which fails without this; eval of JavaScript stays forbidden.
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  // Covers the WebSocket to the page's own server too.
  'connect-src': "'self'",
  'media-src': "'self' blob:",
  'worker-src': "'self'",
  ...NO_FRAMES,
};

/** The content security policy of Earshot's page in both shells: its own files only. */
export const CONTENT_SECURITY_POLICY = formatPolicy(DIRECTIVES);

/** The policy of the page for guests, which also connects to the rendezvous that its link names. */
export const GUEST_PAGE_POLICY = formatPolicy({ ...DIRECTIVES, 'connect-src': "'self' wss: ws:" });

/**
 * Returns the policy of a page that consists of text and of one style: it loads and runs nothing. `styleHash`: the
 * style's SHA-256, base64.
 */
export function textPagePolicy(styleHash: string): string {
  return formatPolicy({ 'default-src': "'none'", 'style-src': `'sha256-${styleHash}'`, ...NO_FRAMES });
}

/** The headers of every response, whatever it is. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'microphone=(self), speaker-selection=(self), camera=(), geolocation=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

function formatPolicy(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}
