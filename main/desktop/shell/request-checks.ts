/** What of a request decides whether it is answered. */
export interface RequestHead {
  readonly headers: {
    readonly host?: string | undefined;
    readonly origin?: string | undefined;
    readonly cookie?: string | undefined;
  };
}

/**
 * Whether a request names exactly this server. A page of a stranger whose name was rebound to 127.0.0.1 sends its own
 * name here, and that is what stops it; comparing `Origin` with `Host` would not.
 */
export function isForThisServer({ headers }: RequestHead, authority: string): boolean {
  return headers.host === authority;
}

/** Whether a WebSocket was opened by this server's own page. Browsers always say; who does not say is no browser. */
export function isFromOwnPage({ headers }: RequestHead, authority: string): boolean {
  return headers.origin === `http://${authority}`;
}

/** Value of cookie `name`, or undefined where it is missing or given twice. */
export function readCookie({ headers }: RequestHead, name: string): string | undefined {
  const values = (headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 ? values[0] : undefined;
}
