import {
  MAX_LISTED_LOBBIES,
  MAX_RENDEZVOUS_ANSWER_LENGTH,
  type FromRendezvous,
  type ListedState,
  type Listing,
  type ToRendezvous,
} from '../../../shared/rendezvous/messages.ts';
import { folded } from '../../../shared/rendezvous/directory/folded.ts';
import { LISTING_INTERVAL_MS, MAX_LISTED_OF_CUSTOMER } from './limits.ts';
import { networksOf } from './networks-of.ts';
import type { Lobby } from './peers.ts';

/** Characters. Longer ones than Earshot's, which have about 500, would take the place of other lobbies in an answer. */
const MAX_SHOWN_CERTIFICATE_LENGTH = 1_024;
/** Room for everything around the entries. */
const ANSWER_HEAD_LENGTH = 128;

type Search = Extract<ToRendezvous, { type: 'find' }>;
type Answer = Extract<FromRendezvous, { type: 'lobbies' }>;

/** A lobby whose host has asked for an entry since it registered. */
interface Place {
  /** The entry that is shown; undefined = nothing. */
  entry: Entry | undefined;
  readonly changedMs: number;
  /** The entry that replaces it when its time comes, and its customer has a place for it; undefined = nothing. */
  next: Listing | undefined;
}

/** An entry, with its texts as they are compared. */
interface Entry {
  readonly listing: Listing;
  readonly text: string;
  readonly game: string;
  readonly language: string;
}

/** The lobbies whose hosts want them to be found. */
export class Directory {
  readonly #places = new Map<Lobby, Place>();
  readonly #waiting = new Set<Lobby>();
  readonly #onState: (lobby: Lobby, state: ListedState) => void;
  /** The number of entries of each customer. */
  readonly #customerSizes = new Map<string, number>();
  #size = 0;

  /** `onState` receives each change of whether a lobby is shown, beginning with `off`. */
  constructor(onState: (lobby: Lobby, state: ListedState) => void) {
    this.#onState = onState;
  }

  get size(): number {
    return this.#size;
  }

  /** Shows the lobby as `listing` from now on, or as soon as its entry may change again; null = not at all, at once. */
  update(lobby: Lobby, listing: Listing | null, nowMs: number): void {
    const place = this.#places.get(lobby);
    if (place === undefined || listing === null || nowMs - place.changedMs >= LISTING_INTERVAL_MS) {
      this.#apply(lobby, listing, nowMs);
      return;
    }
    place.next = listing;
    this.#waiting.add(lobby);
  }

  remove(lobby: Lobby): void {
    this.#clear(lobby);
    this.#places.delete(lobby);
    this.#waiting.delete(lobby);
  }

  /** Makes the changes whose time has come. */
  tick(nowMs: number): void {
    for (const lobby of this.#waiting) {
      const place = this.#places.get(lobby);
      if (place?.next !== undefined && nowMs - place.changedMs >= LISTING_INTERVAL_MS)
        this.#apply(lobby, place.next, nowMs);
    }
  }

  /** Returns the lobbies that match, the fullest first, as many as fit into one message. */
  find({ text, game, language }: Search): Answer {
    const wanted = { text: folded(text), game: folded(game), language: folded(language) };
    const found: { readonly lobby: Lobby; readonly listing: Listing }[] = [];
    for (const [lobby, { entry }] of this.#places)
      if (entry !== undefined && matches(entry, wanted)) found.push({ lobby, listing: entry.listing });
    found.sort((a, b) => b.listing.players - a.listing.players || roundTripOf(a.lobby) - roundTripOf(b.lobby));
    const lobbies: Answer['lobbies'] = [];
    let length = ANSWER_HEAD_LENGTH;
    for (const { lobby, listing } of found.slice(0, MAX_LISTED_LOBBIES)) {
      const { certificateSha256, certificate, id, host } = lobby;
      const isProven = listing.proof !== undefined && certificate.length <= MAX_SHOWN_CERTIFICATE_LENGTH;
      const proven = isProven ? { certificate } : {};
      const item = { lobby: id, listing, certificateSha256, ...proven, roundTripMs: host.roundTripMs };
      length += JSON.stringify(item).length + 1;
      if (length > MAX_RENDEZVOUS_ANSWER_LENGTH) break;
      lobbies.push(item);
    }
    return { type: 'lobbies', total: found.length, lobbies };
  }

  #apply(lobby: Lobby, listing: Listing | null, nowMs: number): void {
    const former = stateOf(this.#places.get(lobby));
    this.#clear(lobby);
    this.#waiting.delete(lobby);
    this.#place(lobby, listing, nowMs);
    const state = stateOf(this.#places.get(lobby));
    if (state !== former) this.#onState(lobby, state);
  }

  #place(lobby: Lobby, listing: Listing | null, nowMs: number): void {
    const customer = customerOf(lobby);
    const customerSize = this.#customerSizes.get(customer) ?? 0;
    if (listing === null || customerSize >= MAX_LISTED_OF_CUSTOMER) {
      this.#places.set(lobby, { entry: undefined, changedMs: nowMs, next: listing ?? undefined });
      // Its customer has no place free at present, so it tries again.
      if (listing !== null) this.#waiting.add(lobby);
      return;
    }
    this.#places.set(lobby, { entry: entryOf(listing), changedMs: nowMs, next: undefined });
    this.#customerSizes.set(customer, customerSize + 1);
    this.#size += 1;
  }

  #clear(lobby: Lobby): void {
    const place = this.#places.get(lobby);
    if (place?.entry === undefined) return;
    place.entry = undefined;
    const customer = customerOf(lobby);
    const customerSize = (this.#customerSizes.get(customer) ?? 0) - 1;
    if (customerSize > 0) this.#customerSizes.set(customer, customerSize);
    else this.#customerSizes.delete(customer);
    this.#size -= 1;
  }
}

function stateOf(place: Place | undefined): ListedState {
  if (place?.entry !== undefined) return 'shown';
  return place?.next === undefined ? 'off' : 'full';
}

/**
 * Returns the entry for a listing, with a number of players that is possible, and with an invitation only if everybody
 * may come in.
 */
function entryOf(listing: Listing): Entry {
  return {
    listing: {
      ...listing,
      players: Math.min(listing.players, listing.capacity),
      invitation: listing.access === 'open' ? listing.invitation : '',
    },
    text: folded(`${listing.title} ${listing.game}`),
    game: folded(listing.game),
    language: folded(listing.language),
  };
}

function customerOf({ host }: Lobby): string {
  return networksOf(host.description.group)[0];
}

function matches(entry: Entry, wanted: Omit<Entry, 'listing'>): boolean {
  return (
    (wanted.game === '' || entry.game === wanted.game) &&
    (wanted.language === '' ||
      entry.language === wanted.language ||
      entry.language.startsWith(`${wanted.language}-`)) &&
    (wanted.text === '' || entry.text.includes(wanted.text))
  );
}

function roundTripOf({ host: { roundTripMs } }: Lobby): number {
  return roundTripMs < 0 ? Infinity : roundTripMs;
}
