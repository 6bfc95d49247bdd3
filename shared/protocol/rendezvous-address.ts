/** The longest address of a rendezvous; an invitation has one byte for its length. */
const MAX_ADDRESS_LENGTH = 128;

const NAME = '[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?';
const IPV6 = String.raw`\[[0-9a-f:.]{2,45}\]`;
const ADDRESS = new RegExp(`^(ws://)?(${NAME}|${IPV6})(:[1-9][0-9]{0,4})?((?:/[A-Za-z0-9._~-]+)*)$`);
const SCHEME = /^(?:(wss|https)|ws|http):\/\//i;
const AUTHORITY = /^(?:ws:\/\/)?[^/]*/;

/** Returns whether `text` is the address of a rendezvous as invitations and settings keep it. */
export function isRendezvousAddress(text: string): boolean {
  const match = text.length <= MAX_ADDRESS_LENGTH ? ADDRESS.exec(text) : null;
  return match !== null && Number((match[3] ?? ':1').slice(1)) <= 65_535;
}

/**
 * Reads the address of a rendezvous as people write it, with or without `wss://` or `https://`; undefined if it is
 * none. The result is `host`, `host:port` or `host:port/path`, reached with TLS, or one of them after `ws://`.
 */
export function parseRendezvousAddress(input: string): string | undefined {
  const trimmed = input.trim().replace(/\/+$/, '');
  const scheme = SCHEME.exec(trimmed);
  const rest = trimmed.slice(scheme?.[0].length ?? 0);
  const isPlain = scheme !== null && scheme[1] === undefined;
  const address = `${isPlain ? 'ws://' : ''}${rest}`.replace(AUTHORITY, (authority) => authority.toLowerCase());
  return isRendezvousAddress(address) ? address : undefined;
}

/** Returns the URL of the WebSocket at the address of a rendezvous. `path`: below that address. */
export function rendezvousUrl(address: string, path: string): string {
  return `${address.startsWith('ws://') ? address : `wss://${address}`}/${path}`;
}

interface UrlLike {
  readonly host: string;
  readonly pathname: string;
}

/**
 * Returns what a rendezvous is called, so that both ends can compare it: host, port and path of its URL, without the
 * port that its scheme has anyway and without a slash at the end. '' = the text is no URL.
 */
export function rendezvousNameAt(url: string): string {
  const { URL } = globalThis as unknown as { readonly URL: new (text: string) => UrlLike };
  try {
    const { host, pathname } = new URL(url);
    return host + pathname.replace(/\/+$/, '');
  } catch {
    return '';
  }
}

/** Returns what the rendezvous at an address is called, as in `rendezvousNameAt`. */
export function rendezvousNameOf(address: string): string {
  return rendezvousNameAt(rendezvousUrl(address, ''));
}

/** Over HTTP, browsers give pages a microphone on the same machine only. */
const PAGE = /^(?:https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])[:/])[^?#@]*$/;

/** Returns whether a page for guests belongs to the rendezvous at `address`: a link must lead nowhere else. */
export function isRendezvousPage(page: string, address: string): boolean {
  return PAGE.test(page) && rendezvousNameAt(page) === rendezvousNameOf(address);
}
