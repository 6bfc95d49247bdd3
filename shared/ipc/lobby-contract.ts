import * as v from 'valibot';
import { HEADSET_TICKET_PATTERN } from '../headset/messages.ts';
import { hostReachSchema } from '../model/host-reach.ts';
import { LINK_PATHS } from '../model/link-path.ts';
import { hearingRulesSchema } from '../protocol/hearing-rules-schema.ts';
import { MAX_CANDIDATE_LENGTH, MAX_SIGNALLING_MESSAGE_BYTES } from '../protocol/limits.ts';
import { joinedSchema } from '../protocol/signalling.ts';
import { JOIN_APPROACHES } from '../rendezvous/join-plan.ts';
import { iceServersSchema } from '../rendezvous/messages.ts';
import { GAME_PHASES } from '../spatial/hearing-rules.ts';
import { command, event } from './define.ts';
import { FAILURE_CODES } from './failure-codes.ts';
import { FOUND_SOURCES, hostListingSchema } from './lobbies-contract.ts';
import { pathCheckSchema } from './path-check.ts';

/** The part of the contract about lobbies: those on this machine, and the way into any. */

const nothing = v.object({});
const invitationText = v.pipe(v.string(), v.maxLength(4_096));

const hostedLobby = v.object({
  invitation: invitationText,
  /** What the person who hosts should know: another port is open than wanted, or nobody else can join. */
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

/**
 * Why a joined lobby can end. Only `host-lost` is worth another try: `replaced` means that the same person has joined
 * again elsewhere. The protocol reserves `removed` for hosts that remove a participant; none does yet.
 */
export const LINK_END_REASONS = ['lobby-closed', 'removed', 'replaced', 'headset-ended', 'host-lost'] as const;
export type LinkEndReason = (typeof LINK_END_REASONS)[number];

const { participantId, name, lobbyName, accepts, rules } = joinedSchema.entries;
/** What the host tells a participant who may come in. */
const welcome = v.object({ participantId, name, lobbyName, accepts, rules });

export const lobbyContract = {
  /** Starts a lobby on this machine. The host then joins it like everyone else, with its invitation. */
  'lobby:host': command({
    request: v.object({
      lobbyName: v.pipe(v.string(), v.maxLength(256)),
      rules: hearingRulesSchema,
      /** How it shows itself at the rendezvous servers of the settings; null or not given = not at all. */
      listing: v.optional(v.nullable(hostListingSchema)),
    }),
    response: hostedLobby,
  }),
  /** Changes how the lobby that this machine hosts shows itself at its rendezvous servers; null = not at all. */
  'lobby:set-listing': command({
    request: v.object({ listing: v.nullable(hostListingSchema) }),
    response: nothing,
  }),
  /** Starts a lobby with simulated players on this machine. */
  'lobby:practice': command({ request: nothing, response: hostedLobby }),
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
  /** Finds the invitation that belongs to a code read aloud, with the rendezvous servers of the settings. */
  'link:join-code': command({
    request: v.object({ code: v.pipe(v.string(), v.maxLength(64)) }),
    response: v.object({ invitation: invitationText }),
  }),
  /**
   * Finds a way to the host of `invitation` and keeps it for `link:join`. The offer is made afterwards, so that it can
   * use the relays. Replaces the way that was prepared before.
   */
  'link:prepare': command({
    request: v.object({ invitation: invitationText, approach: v.picklist(JOIN_APPROACHES) }),
    response: v.object({
      iceServers: iceServersSchema,
      path: v.picklist(LINK_PATHS),
      /** Why neither signalling path was taken; null = one was, or may still answer. */
      cause: v.nullable(v.picklist(FAILURE_CODES)),
      /** Whether the connection may use relays only. Never for a lobby on this machine. */
      relayOnly: v.boolean(),
    }),
  }),
  /** Finds out which paths lead to the host of `invitation`, without joining. */
  'link:check': command({ request: v.object({ invitation: invitationText }), response: pathCheckSchema }),
  /** Sends an offer to the host of `invitation`, on the way that was prepared, and returns the host's answer. */
  'link:join': command({
    request: v.object({
      invitation: invitationText,
      name: v.string(),
      offer: v.pipe(v.string(), v.maxLength(60_000)),
      /** The ticket of the participant that this device becomes the headset of. */
      headsetOf: v.optional(v.pipe(v.string(), v.regex(HEADSET_TICKET_PATTERN))),
    }),
    response: v.object({
      path: v.picklist(LINK_PATHS),
      answer: v.string(),
      /** The host's welcome; null = it follows on the data channel, where `channelJoin` asks for it. */
      welcome: v.nullable(welcome),
      /** What the window sends first when its channel opens; '' = nothing. */
      channelJoin: v.pipe(v.string(), v.maxLength(MAX_SIGNALLING_MESSAGE_BYTES)),
    }),
  }),
  /** Sends a candidate of this side to the host, as in `RTCIceCandidate.candidate`. Only after `link:join`. */
  'link:candidate': command({
    request: v.object({ candidate: v.pipe(v.string(), v.maxLength(MAX_CANDIDATE_LENGTH)) }),
    response: nothing,
  }),
  /** The data channel is open: a rendezvous that passed the offer on is no longer needed. */
  'link:connected': command({ request: nothing, response: nothing }),
  'link:leave': command({ request: nothing, response: nothing }),
  /** The signalling connection ended without the person asking for it. */
  'link:ended': event(v.object({ reason: v.picklist(LINK_END_REASONS) })),
  /** The lobby that this machine hosts died; the log has the reason. */
  'lobby:ended': event(nothing),
  /** How the lobby that this machine hosts can be reached has changed. */
  'lobby:reach': event(v.object({ reach: hostReachSchema })),
  /**
   * Somebody without an invitation asks to be let into the lobby that this machine hosts: on the local network, or a
   * stranger who found it in a directory.
   */
  'lobby:knock': event(v.object({ id: knockId, name, source: v.picklist(FOUND_SOURCES) })),
  /** A knock was answered or withdrawn. */
  'lobby:knock-gone': event(v.object({ id: knockId })),
} as const;
