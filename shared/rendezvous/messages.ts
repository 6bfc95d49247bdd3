import * as v from 'valibot';
import { LISTING_ACCESS, listingTextsSchema } from '../model/listing.ts';
import { shownText } from '../model/visible-text.ts';
import { claimSchema } from '../protocol/succession-messages.ts';

/**
 * Messages between a rendezvous and hosts or guests: one JSON object in one text message of a WebSocket. The rendezvous
 * forwards `text` of `pass` without reading it. Described in docs/protocol/rendezvous.md.
 */
export const RENDEZVOUS_PROTOCOL = 'earshot-rendezvous';
export const RENDEZVOUS_VERSION = 1;

/** Path of the WebSocket, below the address of the rendezvous. */
export const RENDEZVOUS_PATH = 'rendezvous';

/** Characters of a message to the rendezvous. */
export const MAX_RENDEZVOUS_MESSAGE_LENGTH = 32_768;
/** Characters of a message from the rendezvous: the longest is `lobbies`. */
export const MAX_RENDEZVOUS_ANSWER_LENGTH = 131_072;
export const MAX_PASSED_LENGTH = 24_576;
export const MAX_LISTED_LOBBIES = 100;

const bytes16 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/));
const address = v.pipe(v.string(), v.maxLength(64));
const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535));
const connection = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_147_483_647));
const transaction = v.pipe(v.string(), v.regex(/^[0-9a-f]{24}$/));
const text = v.pipe(v.string(), v.maxLength(MAX_PASSED_LENGTH));
/** DER, base64url. */
const certificate = v.pipe(v.string(), v.maxLength(4_096), v.regex(/^[A-Za-z0-9_-]+$/));
/** ECDSA P-256 in the form r | s (IEEE P1363), base64url. */
const signature = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{86}$/));
/** The first part of a code, which the rendezvous assigns: Crockford's base 32. */
const codePrefix = v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{3}$/));

export const MAX_ICE_SERVERS = 8;
export const MAX_ICE_URL_LENGTH = 256;

/** As `RTCIceServer`; `urls` are `stun:`, `turn:` or `turns:`. */
const iceServerSchema = v.object({
  urls: v.pipe(
    v.array(v.pipe(v.string(), v.maxLength(MAX_ICE_URL_LENGTH), v.regex(/^(?:stun|turns?):/))),
    v.maxLength(8),
  ),
  username: v.optional(v.pipe(v.string(), v.maxLength(256))),
  credential: v.optional(v.pipe(v.string(), v.maxLength(256))),
});
export type IceServer = v.InferOutput<typeof iceServerSchema>;
/** Returns whether `server` is a relay. */
export function isRelay({ urls }: { readonly urls: string | readonly string[] }): boolean {
  return [urls].flat().some((url) => /^turns?:/.test(url));
}
export const iceServersSchema = v.pipe(v.array(iceServerSchema), v.maxLength(MAX_ICE_SERVERS));
/** Where the rendezvous answers STUN: the same address at two ports tells whether a router changes the port. */
const stunServers = v.pipe(v.array(v.object({ host: v.pipe(v.string(), v.maxLength(253)), port })), v.maxLength(4));

/** How somebody without an invitation asks the host of a listed lobby for it. */
const STRANGER_WAYS = ['password', 'knock'] as const;
export type StrangerWay = (typeof STRANGER_WAYS)[number];

/** How guests come: with an invitation, with a code, or without either. */
const VISIT_KINDS = ['lobby', 'code', ...STRANGER_WAYS] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

/** The public part of a lobby. */
const listingSchema = v.object({
  title: v.pipe(v.string(), v.maxLength(256), v.transform(shownText)),
  ...listingTextsSchema.entries,
  players: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000)),
  capacity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000)),
  access: v.picklist(LISTING_ACCESS),
  /** The invitation of an open lobby; '' for the others. */
  invitation: v.pipe(v.string(), v.maxLength(2_048)),
  /** The host's word for all of it except `players`; missing from hosts of earlier versions. */
  proof: v.optional(
    v.object({
      /** When the host signed, seconds since 1970: of several listings of one host, the latest is right. */
      signedAtS: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER)),
      /** Of `listingStatement`, by the certificate's key: ECDSA P-256 with SHA-256, r | s, base64url. */
      signature,
    }),
  ),
});
export type Listing = v.InferOutput<typeof listingSchema>;

/**
 * Whether the directory shows a lobby: `off`: its host does not want it; `full`: the lobbies of its address take all
 * places, and it is shown when one is free.
 */
const LISTED_STATES = ['off', 'shown', 'full'] as const;
export type ListedState = (typeof LISTED_STATES)[number];

const head = { protocol: v.literal(RENDEZVOUS_PROTOCOL), version: v.literal(RENDEZVOUS_VERSION) };

/** Everything that hosts and guests send. */
export const toRendezvousSchema = v.variant('type', [
  /**
   * The host's first message. `signature`: of `registerStatement`, with SHA-256.
   */
  v.object({
    ...head,
    type: v.literal('register'),
    certificate,
    signature,
    wantsCode: v.boolean(),
    listing: v.nullable(listingSchema),
    /** The id of the lobby in successions (`Succession.lobbyId`); missing from hosts of earlier versions. */
    lobbyId: v.optional(bytes16),
  }),
  /**
   * The next claim of the chain that leads from the founder to this host; `isFirst` begins a chain. `code`: the prefix
   * that the lobby had at a former host of the chain.
   */
  v.object({
    type: v.literal('claim'),
    claim: claimSchema,
    isFirst: v.boolean(),
    code: v.optional(codePrefix),
  }),
  v.object({ type: v.literal('list'), listing: v.nullable(listingSchema) }),
  /** Asks for another code, because somebody guesses. */
  v.object({ type: v.literal('renew-code') }),
  /** Asks for a try of the host's own address: a STUN Binding request with this transaction to UDP, and TCP. */
  v.object({ type: v.literal('probe'), port, transaction }),
  v.object({ type: v.literal('pass'), connection, text }),
  /** Ends a visit; `busy`: the host has too many guests at the moment. */
  v.object({ type: v.literal('drop'), connection, reason: v.optional(v.literal('busy')) }),
  /**
   * The guest's first message; `lobby` is `lobbyIdOf` the host's certificate. Somebody without an invitation says `by`
   * what the lobby's listing asks for. `follows`: another host may answer that has proved that it has the lobby now.
   */
  v.object({
    ...head,
    type: v.literal('visit'),
    lobby: bytes16,
    by: v.optional(v.picklist(STRANGER_WAYS)),
    follows: v.optional(v.boolean()),
  }),
  v.object({ ...head, type: v.literal('visit-code'), prefix: codePrefix }),
  v.object({ type: v.literal('say'), text }),
  /** Asks for public lobbies; '' = any. Answered with `lobbies`, then the connection may ask again or visit. */
  v.object({
    ...head,
    type: v.literal('find'),
    text: v.pipe(v.string(), v.maxLength(64)),
    game: v.pipe(v.string(), v.maxLength(64)),
    language: v.pipe(v.string(), v.maxLength(16)),
  }),
]);
export type ToRendezvous = v.InferOutput<typeof toRendezvousSchema>;

export const RENDEZVOUS_ERROR_CODES = [
  'bad-message',
  'unsupported-version',
  'bad-proof',
  'no-lobby',
  'no-code',
  'too-many',
  'busy',
  /** The host's address is none of the internet, so it is not probed. */
  'no-probe',
  /** The same certificate has registered on a newer connection. */
  'replaced',
  'internal',
] as const;

/** Messages of a host that an error can answer; `other` = one that the host does not know. */
const REFUSED_MESSAGES = ['renew-code', 'probe', 'pass', 'claim', 'other'] as const;
export type RefusedMessage = (typeof REFUSED_MESSAGES)[number];

/** The last second of a `Date`. */
const MAX_TIME_S = 8_640_000_000_000;

/** Everything that a rendezvous sends. */
export const fromRendezvousSchema = v.variant('type', [
  /** The first message on every connection. */
  v.object({
    ...head,
    type: v.literal('hello'),
    nonce: bytes16,
    /** The time there, seconds since 1970; missing from servers of earlier versions. */
    timeS: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_TIME_S))),
  }),
  v.object({
    type: v.literal('registered'),
    lobby: bytes16,
    code: v.union([codePrefix, v.literal('')]),
    stunServers,
    /** The page on which guests without the app join; '' = none. */
    page: v.pipe(v.string(), v.maxLength(256)),
    /** The host's address as the rendezvous sees it. */
    address,
  }),
  v.object({ type: v.literal('code'), code: codePrefix }),
  /** Another host has the lobby, in a later epoch: guests who follow are led to `lobby`, whose host can prove it. */
  v.object({
    type: v.literal('succeeded'),
    lobby: bytes16,
    epoch: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_147_483_647)),
  }),
  /** Sent to a host after each change. It starts as `off` when a host registers. */
  v.object({ type: v.literal('listed'), state: v.picklist(LISTED_STATES) }),
  /**
   * `udp`: the requests were sent, and the host knows whether they arrived; `tcp`: a connection opened.
   */
  v.object({ type: v.literal('probed'), transaction, udp: v.boolean(), tcp: v.boolean() }),
  /**
   * Somebody visits. `group` names the address group that limits count by: the same for each visit of the group at this
   * lobby until the rendezvous restarts, and it tells nothing of the address.
   */
  v.object({
    type: v.literal('guest'),
    connection,
    group: bytes16,
    by: v.picklist(VISIT_KINDS),
  }),
  v.object({ type: v.literal('passed'), connection, text }),
  v.object({ type: v.literal('left'), connection }),
  /** `lobby` is another one than asked for if the guest `follows` and another host has the lobby. */
  v.object({ type: v.literal('visiting'), connection, lobby: bytes16, iceServers: iceServersSchema, stunServers }),
  v.object({ type: v.literal('said'), text }),
  v.object({ type: v.literal('gone'), reason: v.optional(v.literal('busy')) }),
  v.object({
    type: v.literal('lobbies'),
    /** How many lobbies match; the message has the largest of them. */
    total: v.pipe(v.number(), v.integer(), v.minValue(0)),
    lobbies: v.pipe(
      v.array(
        v.object({
          lobby: bytes16,
          listing: listingSchema,
          certificateSha256: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
          /** The host's certificate, if its listing has a `proof`. */
          certificate: v.optional(certificate),
          /** The host's round trip to the rendezvous, ms; -1 = not known. */
          roundTripMs: v.number(),
        }),
      ),
      v.maxLength(MAX_LISTED_LOBBIES),
    ),
  }),
  v.object({
    type: v.literal('error'),
    code: v.fallback(v.picklist(RENDEZVOUS_ERROR_CODES), 'internal'),
    /** The host's message that it answers; missing = none, or it ends the connection. */
    about: v.optional(v.fallback(v.picklist(REFUSED_MESSAGES), 'other')),
    message: v.string(),
  }),
]);
export type FromRendezvous = v.InferOutput<typeof fromRendezvousSchema>;

/**
 * The bytes that a host signs to register: only the owner of the certificate can take its lobby's id. `nonce` as in
 * `hello`, `name` as in `rendezvousNameOf` the address that the host connects to, so that no other rendezvous can use
 * the proof.
 */
export function registerStatement(nonce: string, name: string): string {
  return `${RENDEZVOUS_PROTOCOL} register 1\n${nonce}\n${name}`;
}
