const SESSION_KEY = 'earshot-session';

/** The parts of a page that hold its session. */
export interface SessionPage {
  readonly location: Pick<Location, 'hash' | 'pathname'>;
  readonly history: Pick<History, 'replaceState'>;
  /** Belongs to this page's origin, port included, and to this tab. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly fetch: (path: string, request: { readonly method: string; readonly body: string }) => Promise<Response>;
}

/**
 * Returns the secret of this page's session at its own server: the stored one, or the one that the server gives for the
 * ticket in the page's link. Returns undefined if the server gives none. The ticket leaves the address at once.
 */
export async function claimSession({ location, history, storage, fetch }: SessionPage): Promise<string | undefined> {
  const ticket = location.hash.slice(1);
  const stored = storage.getItem(SESSION_KEY);
  if (ticket === '' && stored !== null) return stored;
  history.replaceState(null, '', location.pathname);
  const answer = await fetch('/session', { method: 'POST', body: ticket });
  if (!answer.ok) return undefined;
  const session = (await answer.text()).trim();
  storage.setItem(SESSION_KEY, session);
  return session;
}
