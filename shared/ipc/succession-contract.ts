import * as v from 'valibot';
import { identitySchema } from '../model/people/person.ts';
import {
  appointSchema,
  claimSchema,
  grantMessageSchema,
  lobbyStateAckSchema,
  lobbyStatePartSchema,
  MAX_CHAIN_CLAIMS,
  standbySchema,
  successionSchema,
} from '../protocol/succession-messages.ts';
import { lobbyIdSchema, voteMemorySchema } from '../model/vote-memory.ts';
import { command, event } from './define.ts';

/** The part of the contract about lobbies that outlive their host. */

const nothing = v.object({});

/** The longest statement of a vote, UTF-16 code units. */
const MAX_STATEMENT_LENGTH = 8_192;

/** The host that this window follows. */
const followedHost = v.object({
  epoch: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** SHA-256 of its certificate, base64url. */
  pin: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
  /** The claims that lead from the founder to it. */
  claims: v.pipe(v.array(claimSchema), v.maxLength(MAX_CHAIN_CLAIMS)),
});

export const successionContract = {
  /**
   * The abilities of this member for a lobby. `publicKey`: the raw Ed25519 key of their identity, base64url; '' = they
   * have none. `votes`: whether promises are kept here; who cannot keep them does not vote.
   */
  'succession:open': command({
    request: nothing,
    response: v.object({
      publicKey: v.pipe(v.string(), v.regex(/^([A-Za-z0-9_-]{43})?$/)),
      votes: v.boolean(),
      /** Whether this machine hosts a lobby if its host leaves. */
      hosts: v.boolean(),
      /** Logical processors. */
      cores: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_024)),
    }),
  }),
  /** The earlier promise of this member in a lobby; null = that is not known, so they do not vote. */
  'succession:recall': command({
    request: v.object({ lobby: lobbyIdSchema }),
    response: v.object({ memory: v.nullable(voteMemorySchema) }),
  }),
  /** Stores what this person has promised in a lobby. Answers once it cannot get lost. */
  'succession:remember': command({
    request: v.object({ lobby: lobbyIdSchema, memory: voteMemorySchema }),
    response: nothing,
  }),
  /** Signs a vote (`voteStatement`) with the person's identity, whose key stays where it is. Signs nothing else. */
  'succession:sign-vote': command({
    request: v.object({ statement: v.pipe(v.string(), v.maxLength(MAX_STATEMENT_LENGTH)) }),
    response: v.object({ signature: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{86}$/)) }),
  }),
  /** Prepares to stand by for the host that this window has joined. Replaces the lobby before. */
  'standby:open': command({ request: v.object({ host: followedHost }), response: nothing }),
  /** A message from the host to the standby host on this machine. */
  'standby:receive': command({
    request: v.object({
      message: v.variant('type', [appointSchema, lobbyStatePartSchema, successionSchema, grantMessageSchema]),
    }),
    response: nothing,
  }),
  /** The window has lost its host, or has it again. */
  'standby:host-lost': command({ request: v.object({ isLost: v.boolean() }), response: nothing }),
  /** The window follows another host. */
  'standby:follow': command({ request: v.object({ host: followedHost }), response: nothing }),
  /** The window has left the lobby. A standby host that has taken a lobby over stays. */
  'standby:close': command({ request: nothing, response: nothing }),
  /** A message from the standby host to the host that the window follows. */
  'standby:report': event(v.object({ report: v.variant('type', [standbySchema, lobbyStateAckSchema]) })),
  /** The standby host has taken the lobby over: this machine hosts it now. */
  'lobby:taken-over': event(v.object({ invitation: v.pipe(v.string(), v.maxLength(4_096)) })),
  /** Whether a player's computer gets ready to take over the lobby that this machine hosts. */
  'lobby:successor-preparing': event(v.object({ isPreparing: v.boolean() })),
  /**
   * Asks a successor to take over the lobby that this machine hosts. `to`: its identity; '' = nobody can. The lobby
   * here ends when everybody has moved.
   */
  'lobby:hand-over': command({
    request: nothing,
    response: v.object({ to: v.union([v.literal(''), identitySchema]) }),
  }),
} as const;
