import { createLinkCommands } from '../../shared/join/link-commands.ts';
import type { SignallingClient } from '../../shared/join/signalling-client.ts';
import { readOpenedLink, type OpenedLink } from '../../shared/headset/headset-link.ts';
import { createEntryLog } from '../../shared/log.ts';
import { formatInvitation } from '../../shared/protocol/invitation/invitation.ts';
import { statementOf } from '../../shared/rendezvous/join-request.ts';
import { parseInvitation } from '../../shared/protocol/invitation/parse-invitation.ts';
import { parseRendezvousAddress } from '../../shared/protocol/rendezvous-address.ts';
import { openWebSocket, type OpenTextSocket } from '../../shared/rendezvous/text-socket.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import { findSuccessor } from '../../shared/succession/ask-claims.ts';
import { TypedEmitter } from '../../shared/typed-emitter.ts';
import type { GuestPage } from '../app/create-window-app.ts';
import { within } from '../audio/within.ts';
import type { MainProcess } from '../bridge/main-process.ts';
import { openKeyPairDatabase } from './key-pair-database.ts';
import { openPageIdentity, type PageIdentity } from './page-identity.ts';
import { createPageMainProcess, type PageEvents } from './page-main-process.ts';
import { openPagePeople } from './page-people.ts';
import { openPageSettings } from './page-settings.ts';
import { openPageStorage } from './page-storage.ts';
import { createPageSuccession } from './page-succession.ts';
import { linkedPageOf, takeLink } from './page-link.ts';
import { createPageSignalling } from './page-signalling.ts';

/** A key is read in milliseconds. */
const IDENTITY_TIMEOUT_MS = 2_000;

/**
 * Opens everything behind the window of a guest's page. `page` is the browser's window, once for a page. `link` is what
 * the page was opened with.
 */
export function openPage(
  page: typeof globalThis & Window,
  { link, headsetOf }: OpenedLink,
): {
  readonly mainProcess: MainProcess;
  readonly guestPage: GuestPage;
} {
  const storage = openPageStorage(() => page.localStorage);
  const events = new TypedEmitter<PageEvents>((error) => reportError(error));
  const settings = openPageSettings(storage);
  // What the commands log about hosts is for the developer of a page: nothing keeps it.
  const log = createEntryLog(({ message }) => page.console.debug(message));
  const identity = openIdentity(page);
  const links = createLinkCommands(
    {
      signalling: openSignalling(page, identity),
      // The window itself hears from the browser what a page can know.
      network: { onChange: () => () => undefined },
      // No game tells a page where its person is.
      positions: { forgetLost: () => undefined },
      settings,
      isHostedHere: () => false,
      log,
    },
    events,
  );
  const mainProcess = createPageMainProcess({
    version: contentOf(page.document, 'earshot-version'),
    platform: page.navigator.platform,
    storage,
    settings,
    people: openPagePeople(storage),
    links: { ...links.handlers, ...createPageSuccession(storage, identity, page.navigator.hardwareConcurrency || 1) },
    events,
    copyText: (text) => copyBySelection(page.document, text),
    reportError: (error) => reportError(error),
  });
  // Another link, opened in the same tab.
  page.addEventListener('hashchange', () => {
    const text = takeLink(linkedPageOf(page));
    if (text === '') return;
    const other = readOpenedLink(text);
    // A headset has a view of its own. The tab keeps the link.
    if (headsetOf !== undefined || other.headsetOf !== undefined) return page.location.reload();
    const invitation = parseInvitation(other.link);
    if (invitation.ok) events.emit('app:invitation-opened', { invitation: formatInvitation(invitation.value) });
    else events.emit('app:invitation-refused', { code: invitation.error.code, detail: invitation.error.detail ?? '' });
  });
  return {
    mainProcess,
    guestPage: {
      link,
      address: ownAddressOf(page.location),
      appAddress: appAddressOf(contentOf(page.document, 'earshot-app')),
    },
  };
}

/** Returns what reads the person's identity. A database that does not open must not keep anybody out. */
function openIdentity(page: typeof globalThis & Window): () => Promise<PageIdentity | undefined> {
  const keys = openKeyPairDatabase(() => page.indexedDB);
  // Two tabs opened at once would otherwise make two keys, and keep one.
  const opening = page.navigator.locks
    .request('earshot.identity', () => openPageIdentity(page.crypto.subtle, keys))
    .catch(() => undefined);
  return () => within(opening, IDENTITY_TIMEOUT_MS);
}

function openSignalling(
  page: typeof globalThis & Window,
  identity: () => Promise<PageIdentity | undefined>,
): SignallingClient {
  return createPageSignalling({
    ports: { openSocket: openPageSocket, schedule: scheduleTimer, random: Math.random, findSuccessor },
    ownRendezvous: addressOfPage(page.location),
    async prove(invitation, offer) {
      const known = await identity();
      if (known === undefined) return undefined;
      return { publicKey: known.publicKey, signature: await known.sign(statementOf(invitation, offer)) };
    },
  });
}

/** Browsers refuse some addresses by throwing: a page from HTTPS may not connect without TLS. */
const openPageSocket: OpenTextSocket = (url, events) => {
  try {
    return openWebSocket(url, events);
  } catch {
    const cancel = scheduleTimer(events.onClosed, 0);
    return { send: () => undefined, close: cancel };
  }
};

/** Returns the address of the rendezvous that this page may have come from; undefined if it cannot have. */
function addressOfPage({ protocol, host, pathname }: Location): string | undefined {
  return parseRendezvousAddress(`${protocol}//${host}${pathname.replace(/[^/]*$/, '')}`);
}

/** Returns the page's address as a link to it has it, for other devices of the same person. */
function ownAddressOf({ origin, pathname }: Location): string {
  return origin + pathname.replace(/[^/]*$/, '');
}

/** Reads a `meta` element of the page; '' = it has no content. */
function contentOf(document: Document, name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
}

/** Only addresses of the web become a link; '' = none. */
function appAddressOf(text: string): string {
  return /^https?:\/\//.test(text) ? text : '';
}

/** Copies `text` as if the person had selected it: the way of browsers before the clipboard's own interface. */
function copyBySelection(document: Document, text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  // A modal dialog makes everything outside itself unselectable.
  (document.querySelector('dialog:modal') ?? document.body).append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } finally {
    field.remove();
  }
}
