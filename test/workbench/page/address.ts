import { useSyncExternalStore } from 'react';
import { parseLook, type Look } from '../looks/look.ts';

/** What the workbench shows, as its address names it. */
export interface Address {
  /** The path of a story, or of a folder for all its stories. */
  readonly story: string;
  /** The state of a story that fills a window; '' = the first. */
  readonly state: string;
  readonly look: Look;
}

/** Reads the page's address; `firstStory` counts if it names none. */
export function parseAddress(search: string, firstStory: string): Address {
  const query = new URLSearchParams(search);
  return { story: query.get('story') ?? firstStory, state: query.get('state') ?? '', look: parseLook(query) };
}

/** Returns the address as a query: "story=ui/controls/Button&theme=dark…". */
export function formatAddress({ story, state, look }: Address): string {
  const query = new URLSearchParams({ story, ...(state === '' ? {} : { state }), ...look });
  return query.toString().replaceAll('%2F', '/');
}

/** Returns the page's query, and follows the browser's back and forward buttons. */
export function useSearch(): string {
  return useSyncExternalStore(subscribe, () => location.search);
}

/** Shows another address without loading the page again. */
export function goTo(address: Address): void {
  history.pushState(null, '', `?${formatAddress(address)}`);
  dispatchEvent(new PopStateEvent('popstate'));
}

function subscribe(listener: () => void): () => void {
  addEventListener('popstate', listener);
  return () => removeEventListener('popstate', listener);
}
