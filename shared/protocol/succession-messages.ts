import * as v from 'valibot';
import { identitySchema } from '../model/people/person.ts';

/**
 * The messages of hosts, successors and members by which a lobby outlives its host. They are messages of the data
 * channel, described in docs/protocol/succession.md. Every list has a limit: a signed succession fits into one message
 * to a host, also with all its lists full.
 */

/** Members that a host appoints to take over, the best first. */
export const MAX_SUCCESSORS = 3;
/** Members whose votes count. A larger lobby is represented by those who have been there longest. */
export const MAX_ELECTORS = 25;
/** Characters of a standby host's invitation. */
export const MAX_STANDBY_INVITATION_LENGTH = 512;
/** Claims that lead from one host to a later one. */
export const MAX_CHAIN_CLAIMS = 16;
/** Characters of the replicated state in one message. */
export const MAX_STATE_PART_LENGTH = 12_000;
/** Parts of a state: 512 kB and a little. */
export const MAX_STATE_PARTS = 44;

/** Characters of a host's certificate, DER in base64url. Earshot's own have some 440. */
const MAX_CERTIFICATE_LENGTH = 640;
const MAX_NUMBER = 2_147_483_647;
const MAX_ROUND_TRIP_MS = 60_000;
const MAX_CORES = 1_024;

/** Base64url without padding, with the unused bits of the last symbol zero: a value has one spelling. */
const bytes16 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{21}[AQgw]$/));
const bytes32 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/));
const bytes64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{85}[AQgw]$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_NUMBER));
const fromOne = v.pipe(count, v.minValue(1));
const identities = v.pipe(v.array(identitySchema), v.maxLength(MAX_ELECTORS));

/**
 * The link of a standby host's own invitation, version 1 or 2, with zeros in place of the secret. Members put in the
 * one that they have. A rendezvous sees claims, and must not learn it.
 */
const standbyInvitation = v.pipe(
  v.string(),
  v.maxLength(MAX_STANDBY_INVITATION_LENGTH),
  v.regex(/^earshot:\/\/join\/A[Qg]A{20}[A-D][A-Za-z0-9_-]+$/, 'Write an invitation with a secret of zeros.'),
);

/** The decision of an epoch's host about the time after it. */
const successionFields = {
  /** 16 random bytes that the founder made, base64url. */
  lobbyId: bytes16,
  /** The issuing host's: 0 for the founder. */
  epoch: count,
  /** Counts the successions of an epoch. */
  version: fromOne,
  /** The issuing host's own identity; '' = it has none. */
  host: v.union([v.literal(''), identitySchema]),
  /** The best first. */
  successors: v.pipe(
    v.array(v.object({ identity: identitySchema, invitation: standbyInvitation })),
    v.maxLength(MAX_SUCCESSORS),
  ),
  /** A claim needs the votes of more than half of them. */
  electors: identities,
  /** While the electors change: the earlier ones, of whom a claim needs more than half too. */
  formerElectors: identities,
};

const signedSuccessionSchema = v.object({
  ...successionFields,
  /** The issuing host's certificate, DER, base64url. */
  certificate: v.pipe(v.string(), v.maxLength(MAX_CERTIFICATE_LENGTH), v.regex(/^[A-Za-z0-9_-]+$/)),
  /** Of `successionStatement`, by the certificate's key: ECDSA P-256 with SHA-256, r | s, base64url. */
  signature: bytes64,
});

/** The voters: the raw Ed25519 key of an elector, and its signature of `voteStatement`, both base64url. */
const ballotSchema = v.object({ publicKey: bytes32, signature: bytes64 });

/** Proves that `candidate` hosts the lobby in `epoch`. */
export const claimSchema = v.object({
  epoch: fromOne,
  candidate: identitySchema,
  succession: signedSuccessionSchema,
  votes: v.pipe(v.array(ballotSchema), v.maxLength(2 * MAX_ELECTORS)),
});

/** Leads from one host to the newest: each claim is about the successor of the one before. */
const claimChainSchema = v.pipe(v.array(claimSchema), v.minLength(1), v.maxLength(MAX_CHAIN_CLAIMS));

/** The record that keeps a host from contradicting itself after a restart. */
export const keptSuccessionSchema = v.object({
  /** The claims that lead from the founder to it; [] = it is the founder. */
  claims: v.pipe(v.array(claimSchema), v.maxLength(MAX_CHAIN_CLAIMS)),
  /** The succession that it issued last. */
  issued: signedSuccessionSchema,
});

/**
 * A living host asks its members to vote for `candidate`. `signature`: of `grantStatement`, as in a succession; it is
 * worth nothing under any other succession.
 */
const grantSchema = v.object({ candidate: identitySchema, signature: bytes64 });

/** From a member. `votes`: it remembers its votes when it restarts; `hosts`: it can be appointed. */
const canHostSchema = v.object({
  type: v.literal('can-host'),
  votes: v.boolean(),
  hosts: v.boolean(),
  /** Logical processors of its machine. */
  cores: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_CORES)),
});

/** From an appointed member: its standby host waits at this invitation; '' = no longer. */
export const standbySchema = v.object({
  type: v.literal('standby'),
  invitation: v.union([v.literal(''), standbyInvitation]),
});

/** How a member reaches the successors: [identity, round trip ms], -1 = not at all. Replaces the previous message. */
const reachedSchema = v.object({
  type: v.literal('reached'),
  rows: v.pipe(
    v.array(
      v.strictTuple([identitySchema, v.pipe(v.number(), v.finite(), v.minValue(-1), v.maxValue(MAX_ROUND_TRIP_MS))]),
    ),
    v.maxLength(MAX_SUCCESSORS),
  ),
});

/** The member holds this succession, and will not vote for an older one. */
const successionAckSchema = v.object({
  type: v.literal('succession-ack'),
  epoch: count,
  version: fromOne,
  /** The highest epoch it has voted in; in one above the host's, it acknowledges nothing of this host. */
  votedEpoch: count,
});

/** The appointed member holds the state of this version. */
export const lobbyStateAckSchema = v.object({ type: v.literal('lobby-state-ack'), version: count });

/** From the host to its members; and from a member to a candidate that asked with an older one. */
export const successionSchema = v.object({ type: v.literal('succession'), succession: signedSuccessionSchema });

/**
 * Answers `ask-vote` of `epoch` without binding: the member has lost its host too, or the host asks for the vote.
 * `votedEpoch`: the highest epoch that it has voted in; a candidate needs a higher one.
 */
const readySchema = v.object({ type: v.literal('ready'), epoch: fromOne, votedEpoch: count });

/** A member's vote in `epoch` for the candidate that asked for it. */
const voteSchema = v.object({ type: v.literal('vote'), epoch: fromOne, ...ballotSchema.entries });

/** The receiver becomes successor `rank`, and opens a standby host; 0 = it is no successor any longer. */
export const appointSchema = v.object({
  type: v.literal('appoint'),
  rank: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_SUCCESSORS)),
});

/** Part `part` of `parts` of the text of `LobbyState`, counted from 0. */
export const lobbyStatePartSchema = v.object({
  type: v.literal('lobby-state'),
  version: count,
  part: v.pipe(count, v.maxValue(MAX_STATE_PARTS - 1)),
  parts: v.pipe(fromOne, v.maxValue(MAX_STATE_PARTS)),
  text: v.pipe(v.string(), v.maxLength(MAX_STATE_PART_LENGTH)),
});

/** To the successor that takes over from the living host. */
export const grantMessageSchema = v.object({ type: v.literal('grant'), grant: grantSchema });

/**
 * A candidate asks for a vote in `epoch` under `succession`. `isBinding`: enough members are ready, so the receiver may
 * vote now; false = it answers `ready`.
 */
const askVoteSchema = v.object({
  type: v.literal('ask-vote'),
  epoch: fromOne,
  isBinding: v.boolean(),
  succession: signedSuccessionSchema,
  /** From the living host; null = the host is lost. */
  grant: v.nullable(grantSchema),
});

/** The last claim's candidate hosts the lobby now. From the new host itself, or from an earlier one. */
const movedSchema = v.object({ type: v.literal('moved'), claims: claimChainSchema });

export const serverboundSuccessionSchemas = [
  canHostSchema,
  standbySchema,
  reachedSchema,
  successionAckSchema,
  lobbyStateAckSchema,
  successionSchema,
  readySchema,
  voteSchema,
] as const;

export const clientboundSuccessionSchemas = [
  appointSchema,
  lobbyStatePartSchema,
  successionSchema,
  grantMessageSchema,
  askVoteSchema,
  movedSchema,
] as const;

export type SignedSuccession = v.InferOutput<typeof signedSuccessionSchema>;
export type Succession = Omit<SignedSuccession, 'certificate' | 'signature'>;
export type Successor = SignedSuccession['successors'][number];
export type Ballot = v.InferOutput<typeof ballotSchema>;
export type Claim = v.InferOutput<typeof claimSchema>;
export type Grant = v.InferOutput<typeof grantSchema>;
export type CanHost = v.InferOutput<typeof canHostSchema>;
export type AskVote = v.InferOutput<typeof askVoteSchema>;
export type Reached = v.InferOutput<typeof reachedSchema>;
export type LobbyStatePart = v.InferOutput<typeof lobbyStatePartSchema>;

export type ClientboundSuccession = v.InferOutput<(typeof clientboundSuccessionSchemas)[number]>;
export type ServerboundSuccession = v.InferOutput<(typeof serverboundSuccessionSchemas)[number]>;

/** The messages that a host with successors understands, as its `joined` announces them in `accepts`. */
export const SUCCESSION_MESSAGES: ReadonlySet<string> = new Set(
  serverboundSuccessionSchemas.map(({ entries }) => entries.type.literal),
);

/** Returns whether a message from a member is about succession. */
export function isSuccessionMessage<Message extends { readonly type: string }>(
  message: Message,
): message is Extract<Message, { readonly type: ServerboundSuccession['type'] }> {
  return SUCCESSION_MESSAGES.has(message.type);
}

const CLIENTBOUND_TYPES: ReadonlySet<string> = new Set(
  clientboundSuccessionSchemas.map(({ entries }) => entries.type.literal),
);

/** Returns whether a message from a host is about succession. */
export function isClientboundSuccession<Message extends { readonly type: string }>(
  message: Message,
): message is Extract<Message, { readonly type: ClientboundSuccession['type'] }> {
  return CLIENTBOUND_TYPES.has(message.type);
}
