import * as v from 'valibot';
import { roleChangesSchema, roleRowsSchema } from '../model/people/hand-role.ts';
import { doorPasswordSchema } from '../model/people/door.ts';
import { hostReachSchema } from '../model/host-reach.ts';
import { hearingRulesSchema } from '../protocol/rules/hearing-rules-schema.ts';
import { joinedSchema } from '../protocol/signalling.ts';
import { GAME_PHASES } from '../spatial/hearing-rules.ts';
import { command, event } from './define.ts';
import { KNOCK_SOURCES } from '../protocol/people/door-messages.ts';
import { hostListingSchema } from './lobbies-contract.ts';

/** The part of the contract about the lobby that this machine hosts. */

const nothing = v.object({});

/** What the simulated players of a practice lobby do: walk about, or play a kind of game. */
const PRACTICE_CHOICES = ['wander', 'social-deduction', 'roleplay', 'shooter'] as const;
export type PracticeChoice = (typeof PRACTICE_CHOICES)[number];
const invitationText = v.pipe(v.string(), v.maxLength(4_096));

const hostedLobby = v.object({
  invitation: invitationText,
  /** Notices to the host: another port is open than wanted, or nobody else can join. */
  notices: v.pipe(
    v.array(
      v.variant('code', [
        v.object({ code: v.literal('other-port'), wantedPort: v.number(), port: v.number() }),
        v.object({ code: v.literal('only-loopback') }),
      ]),
    ),
    v.maxLength(4),
  ),
});

/** Names a knock at the lobby that this machine hosts. */
const knockId = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

export const lobbyContract = {
  /** Starts a lobby on this machine. The host then joins it like everyone else, with its invitation. */
  'lobby:host': command({
    request: v.object({
      lobbyName: v.pipe(v.string(), v.maxLength(256)),
      rules: hearingRulesSchema,
      /** How it shows itself at the rendezvous servers of the settings; null or not given = not at all. */
      listing: v.optional(v.nullable(hostListingSchema)),
      /** What newcomers have to know; '' = nothing. */
      password: v.optional(doorPasswordSchema),
    }),
    response: hostedLobby,
  }),
  /** Changes how the lobby that this machine hosts shows itself at its rendezvous servers; null = not at all. */
  'lobby:set-listing': command({
    request: v.object({ listing: v.nullable(hostListingSchema) }),
    response: nothing,
  }),
  /** Starts a lobby with simulated players on this machine. Without a choice, they do what the command line says. */
  'lobby:practice': command({
    request: v.object({ choice: v.optional(v.picklist(PRACTICE_CHOICES)) }),
    response: hostedLobby,
  }),
  /** The invitation of the lobby that this machine hosts, with the addresses of now. */
  'lobby:invite': command({ request: nothing, response: v.object({ invitation: invitationText }) }),
  /** Creates a new invitation for the lobby that this machine hosts. Earlier ones stop working. */
  'lobby:renew-invitation': command({ request: nothing, response: v.object({ invitation: invitationText }) }),
  /** Changes the rules or the phase of the lobby that this machine hosts. */
  'lobby:set-rules': command({
    request: v.object({ rules: hearingRulesSchema, phase: v.picklist(GAME_PHASES) }),
    response: nothing,
  }),
  /**
   * Sets teams and states in the lobby that this machine hosts by hand. Participants who have left are skipped;
   * `lobby:roles` reports what holds then.
   */
  'lobby:set-roles': command({ request: v.object({ changes: roleChangesSchema }), response: nothing }),
  /** The teams and states in the lobby that this machine hosts; `lobby:roles` reports every change. */
  'lobby:describe-roles': command({ request: nothing, response: v.object({ roles: roleRowsSchema }) }),
  /**
   * The addresses and the token with which a game server sends positions to the lobby that this machine hosts, and the
   * fingerprint of the host's certificate, hexadecimal. `loopbackUrl` is for programs on this machine; null = none.
   */
  'lobby:describe-game-api': command({
    request: nothing,
    response: v.object({
      url: v.string(),
      loopbackUrl: v.nullable(v.string()),
      token: v.string(),
      certificateSha256: v.string(),
    }),
  }),
  /** How the lobby that this machine hosts can be reached; `lobby:reach` reports every change. */
  'lobby:describe-reach': command({ request: nothing, response: v.object({ reach: hostReachSchema }) }),
  /**
   * Lets somebody in who knocked at the lobby that this machine hosts, or refuses. Succeeds without effect if the knock
   * was answered or withdrawn in the meantime, which `lobby:knock-gone` reports.
   */
  'lobby:answer-knock': command({ request: v.object({ id: knockId, isWelcome: v.boolean() }), response: nothing }),
  /** Ends the lobby that this machine hosts, including a practice lobby. */
  'lobby:close': command({ request: nothing, response: nothing }),
  /** The lobby that this machine hosts died; the log has the reason. */
  'lobby:ended': event(nothing),
  /** How the lobby that this machine hosts can be reached has changed. */
  'lobby:reach': event(v.object({ reach: hostReachSchema })),
  /** Teams or states in the lobby that this machine hosts have changed. */
  'lobby:roles': event(v.object({ roles: roleRowsSchema })),
  /**
   * Somebody without an invitation asks to be let into the lobby that this machine hosts: on the local network, or a
   * stranger who found it in a directory.
   */
  'lobby:knock': event(v.object({ id: knockId, name: joinedSchema.entries.name, source: v.picklist(KNOCK_SOURCES) })),
  /** A knock was answered or withdrawn. */
  'lobby:knock-gone': event(v.object({ id: knockId })),
} as const;
