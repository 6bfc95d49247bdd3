import * as v from 'valibot';
import { LISTING_ACCESS, listingTextsSchema } from '../model/listing.ts';
import { command, event } from './define.ts';

/** The part of the contract about lobbies that people find without an invitation: on the local network, and listed. */

const nothing = v.object({});
const rendezvousAddress = v.pipe(v.string(), v.maxLength(128));

/** Names a found lobby during a search. */
const foundId = v.pipe(v.string(), v.maxLength(256));

export const MAX_FOUND_LOBBIES = 400;
export const MIN_LOBBY_PASSWORD_CHARACTERS = 6;
export const MAX_LOBBY_PASSWORD_CHARACTERS = 64;

/** Players whom you know in one lobby. */
const MAX_FOUND_PEOPLE = 16;

/** `lan`: the local network; `directory`: a rendezvous lists the lobby. */
const FOUND_SOURCES = ['lan', 'directory'] as const;

const password = v.pipe(v.string(), v.maxLength(MAX_LOBBY_PASSWORD_CHARACTERS));

/** How a hosted lobby shows itself to everybody. Its title is the name of the lobby, and its players follow. */
export const hostListingSchema = v.object({
  ...listingTextsSchema.entries,
  access: v.picklist(LISTING_ACCESS),
  /** With the access `password`, at least `MIN_LOBBY_PASSWORD_CHARACTERS`; else ''. Never stored. */
  password,
});
export type HostListing = v.InferOutput<typeof hostListingSchema>;

const foundLobby = v.object({
  id: foundId,
  source: v.picklist(FOUND_SOURCES),
  /** The rendezvous that lists it; '' = the local network. */
  rendezvous: rendezvousAddress,
  title: v.pipe(v.string(), v.maxLength(256)),
  game: v.pipe(v.string(), v.maxLength(64)),
  /** Language tag (BCP 47), or ''. */
  language: v.pipe(v.string(), v.maxLength(16)),
  players: v.number(),
  /** null = not said. */
  capacity: v.nullable(v.number()),
  access: v.picklist(LISTING_ACCESS),
  /** An estimate of the round trip to the host, ms; null = not known yet. */
  distanceMs: v.nullable(v.number()),
  /** The players in it whom you know, and who let you find them; not given = none. Nobody has proven it. */
  known: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(256))), v.maxLength(MAX_FOUND_PEOPLE))),
});
export type FoundLobby = v.InferOutput<typeof foundLobby>;

const searchedServer = v.object({
  rendezvous: rendezvousAddress,
  state: v.picklist(['searching', 'answered', 'failed']),
  /** Whether more of its lobbies match than it sends. */
  hasMore: v.boolean(),
});

export const lobbiesContract = {
  /**
   * Looks for lobbies on the local network and at the rendezvous servers of the settings, until `lobbies:stop-search`.
   * Replaces the search before it. `text` is part of a title or game; `game` and `language` as in `find` of
   * docs/protocol/rendezvous.md; '' = any. They do not filter the local network.
   */
  'lobbies:search': command({
    request: v.object({
      text: v.pipe(v.string(), v.maxLength(64)),
      game: v.pipe(v.string(), v.maxLength(64)),
      language: v.pipe(v.string(), v.maxLength(16)),
    }),
    response: nothing,
  }),
  'lobbies:stop-search': command({ request: nothing, response: nothing }),
  /**
   * Returns the invitation of a found lobby. `password` is that of its listing, '' for the others. For a knock it waits
   * until the host has answered, at most 2 minutes. Replaces an attempt that is under way.
   */
  'lobbies:enter': command({
    request: v.object({
      id: foundId,
      password,
      name: v.string(),
    }),
    response: v.object({ invitation: v.pipe(v.string(), v.maxLength(4_096)) }),
  }),
  'lobbies:cancel-enter': command({ request: nothing, response: nothing }),
  /** All results of the search so far, the whole list each time. */
  'lobbies:found': event(
    v.object({
      lobbies: v.pipe(v.array(foundLobby), v.maxLength(MAX_FOUND_LOBBIES)),
      servers: v.pipe(v.array(searchedServer), v.maxLength(4)),
    }),
  ),
} as const;
