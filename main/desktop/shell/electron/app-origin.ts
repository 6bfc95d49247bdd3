/** The internal scheme of the window's page. Nobody outside the app can open it; links for people are `earshot://`. */
export const APP_SCHEME = 'app';

const APP_HOST = 'earshot';

/** The origin of the window's page. */
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

export const APP_PAGE_URL = `${APP_ORIGIN}/`;

/**
 * Returns whether a URL, or an origin with or without a trailing slash, belongs to our own page. Compares the parts,
 * because `URL.origin` is 'null' for schemes that Node does not know.
 */
export function isAppUrl(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    url.protocol === `${APP_SCHEME}:` &&
    url.host === APP_HOST &&
    url.username === '' &&
    url.password === ''
  );
}
