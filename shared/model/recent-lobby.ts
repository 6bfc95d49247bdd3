import * as v from 'valibot';
import { LISTING_ACCESS, listingTextsSchema } from './listing.ts';

/** Lobbies without a star that are kept; the oldest goes first. */
export const MAX_RECENT_LOBBIES = 10;
/** Lobbies with a star that are kept. */
export const MAX_STARRED_LOBBIES = 20;

/** The longest rules that are kept, UTF-16 code units of JSON. */
export const MAX_KEPT_RULES_LENGTH = 6_144;

/** An invitation with eight addresses and a rendezvous has fewer characters. */
const MAX_KEPT_INVITATION_LENGTH = 1_200;

/** A host names at most three players who can take over. */
const MAX_HEIRS = 3;

/** A lobby that you joined or hosted. */
export const recentLobbySchema = v.object({
  /** Names the entry on this machine. */
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  /** `hosted`: on this machine, so that you open it again instead of joining it. */
  kind: v.picklist(['joined', 'hosted']),
  name: v.pipe(v.string(), v.maxLength(256)),
  /** The newest that is known: a secret, which only the settings file may hold. '' for a hosted lobby. */
  invitation: v.pipe(v.string(), v.maxLength(MAX_KEPT_INVITATION_LENGTH)),
  /** When you were there last, milliseconds of the wall clock. */
  lastMs: v.pipe(v.number(), v.finite(), v.minValue(0)),
  isStarred: v.boolean(),
  /** The rules of a hosted lobby as JSON; '' = the usual ones. They are checked before you host again. */
  rules: v.pipe(v.string(), v.maxLength(MAX_KEPT_RULES_LENGTH)),
  /** How a hosted lobby was listed, without its password; null = it was not. */
  listing: v.nullable(v.object({ ...listingTextsSchema.entries, access: v.picklist(LISTING_ACCESS) })),
  /** The invitations of those who could take a hosted lobby over when you were there last; not given = nobody. */
  heirs: v.optional(
    v.pipe(v.array(v.pipe(v.string(), v.maxLength(MAX_KEPT_INVITATION_LENGTH))), v.maxLength(MAX_HEIRS)),
  ),
});
export type RecentLobby = v.InferOutput<typeof recentLobbySchema>;

/** The lobbies that you joined or hosted, the latest first. */
export const recentLobbiesSchema = v.pipe(
  v.array(recentLobbySchema),
  v.maxLength(MAX_RECENT_LOBBIES + MAX_STARRED_LOBBIES),
);
