/** Why the page cannot work in this browser. */
export const OBSTACLES = ['framed', 'insecure', 'no-webrtc', 'old'] as const;
export type Obstacle = (typeof OBSTACLES)[number];

/** The abilities of a browser, as far as the page needs them. */
export interface BrowserParts {
  /** Whether another page shows this one inside itself, where it could steal clicks. */
  readonly isFramed: boolean;
  readonly isSecureContext: boolean;
  readonly hasCrypto: boolean;
  readonly hasWebRtc: boolean;
  readonly hasWorklets: boolean;
  /** The newest part of the style sheets: colours for light and dark. */
  readonly hasColors: boolean;
}

/**
 * Returns what keeps the page from working; null = nothing. A page inside another one must not run: plain web servers
 * send no header that forbids it, and a content policy inside the page cannot. Browsers withhold keys and the
 * microphone from pages that did not come over HTTPS, so that comes next. A missing microphone is no obstacle: people
 * can listen without one.
 */
export function findObstacle({
  isFramed,
  isSecureContext,
  hasCrypto,
  hasWebRtc,
  hasWorklets,
  hasColors,
}: BrowserParts): Obstacle | null {
  if (isFramed) return 'framed';
  if (!isSecureContext) return 'insecure';
  if (!hasWebRtc) return 'no-webrtc';
  return hasCrypto && hasWorklets && hasColors ? null : 'old';
}

/** Reads what this browser offers. */
export function readBrowserParts(page: typeof globalThis & Window): BrowserParts {
  return {
    isFramed: page.top !== page.self,
    isSecureContext: page.isSecureContext,
    hasCrypto: 'crypto' in page && 'subtle' in page.crypto,
    hasWebRtc: 'RTCPeerConnection' in page,
    hasWorklets: 'AudioWorkletNode' in page,
    hasColors: page.CSS.supports('color', 'light-dark(#000, #fff)'),
  };
}
