/** The parts of a request that decide whether it is answered. */
export interface RequestHead {
  readonly headers: {
    readonly host?: string | undefined;
    readonly origin?: string | undefined;
  };
}

/**
 * Returns whether a request names exactly this server. A malicious page whose name was rebound to 127.0.0.1 sends its
 * own name here, so this check stops it; comparing `Origin` with `Host` would not.
 */
export function isForThisServer({ headers }: RequestHead, authority: string): boolean {
  return headers.host === authority;
}

/**
 * Returns whether this server's own page opened a WebSocket. Browsers always send `Origin`; a client without it is not
 * a browser.
 */
export function isFromOwnPage({ headers }: RequestHead, authority: string): boolean {
  return headers.origin === `http://${authority}`;
}
