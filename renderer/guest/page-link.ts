/** The parts of the page that a link touches. */
export interface LinkedPage {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'replaceState'>;
  /** Belongs to this tab. Reading or writing may throw, where the browser keeps nothing. */
  readonly storage: () => Pick<Storage, 'getItem' | 'setItem'>;
}

/** Returns the parts of a browser's window that a link touches. */
export function linkedPageOf(page: Window): LinkedPage {
  return { location: page.location, history: page.history, storage: () => page.sessionStorage };
}

const KEY = 'earshot.link';

/** Longest link that is read: an invitation has under 1,000 characters. */
const MAX_LENGTH = 4_096;

/**
 * Takes the invitation, or the code, out of the page's address: it stays in no history and no bookmark. The tab keeps
 * it, because phones end pages in the background and load them again. Returns '' if the page was opened without one.
 */
export function takeLink({ location, history, storage }: LinkedPage): string {
  const opened = decode(location.hash.slice(1, MAX_LENGTH + 1));
  if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search);
  try {
    if (opened === '') return storage().getItem(KEY) ?? '';
    storage().setItem(KEY, opened);
  } catch {
    // The link works until the page closes.
  }
  return opened;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
