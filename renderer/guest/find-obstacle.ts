/** Why the page cannot work in this browser. */
export const OBSTACLES = ['insecure', 'no-webrtc', 'old'] as const;
export type Obstacle = (typeof OBSTACLES)[number];

/** What a browser offers, as far as the page needs it. */
export interface BrowserParts {
  readonly isSecureContext: boolean;
  readonly hasCrypto: boolean;
  readonly hasWebRtc: boolean;
  readonly hasWorklets: boolean;
  /** The newest part of the style sheets: colours for light and dark. */
  readonly hasColors: boolean;
}

/**
 * Returns what keeps the page from working; null = nothing. Browsers withhold keys and the microphone from pages that
 * did not come over HTTPS, so that is said first. A missing microphone is no obstacle: people can listen without one.
 */
export function findObstacle({
  isSecureContext,
  hasCrypto,
  hasWebRtc,
  hasWorklets,
  hasColors,
}: BrowserParts): Obstacle | null {
  if (!isSecureContext) return 'insecure';
  if (!hasWebRtc) return 'no-webrtc';
  return hasCrypto && hasWorklets && hasColors ? null : 'old';
}

/** Reads what this browser offers. */
export function readBrowserParts(page: typeof globalThis): BrowserParts {
  return {
    isSecureContext: page.isSecureContext,
    hasCrypto: 'crypto' in page && 'subtle' in page.crypto,
    hasWebRtc: 'RTCPeerConnection' in page,
    hasWorklets: 'AudioWorkletNode' in page,
    hasColors: page.CSS.supports('color', 'light-dark(#000, #fff)'),
  };
}
