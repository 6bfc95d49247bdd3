import * as v from 'valibot';
import { doorPasswordSchema } from '../model/people/door.ts';
import { removalSchema } from '../model/people/moderation.ts';
import { HEADSET_TICKET_PATTERN } from '../headset/messages.ts';
import { LINK_PATHS } from '../model/link-path.ts';
import { MAX_CANDIDATE_LENGTH, MAX_SIGNALLING_MESSAGE_BYTES } from '../protocol/limits.ts';
import { joinedSchema, resumeRequestSchema } from '../protocol/signalling.ts';
import { JOIN_APPROACHES } from '../rendezvous/join-plan.ts';
import { iceServersSchema } from '../rendezvous/messages.ts';
import { command, event } from './define.ts';
import { FAILURE_CODES } from './failure-codes.ts';
import { pathCheckSchema } from './path-check.ts';

/**
 * The part of the contract about links: the connections of this window to the hosts of lobbies. A window has one, and
 * for a moment several: a new link opens beside the old one, so that nobody is unheard in between.
 */

/**
 * How many links a window may have at once: the one that it uses, one to each successor of the host, and those that are
 * opening.
 */
export const MAX_LINKS = 8;

/** Names a link. The window chooses a number that it does not use at the time. */
const link = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MAX_LINKS - 1));

const nothing = v.object({});
const onlyLink = v.object({ link });
const invitationText = v.pipe(v.string(), v.maxLength(4_096));

/**
 * Why a joined lobby can end. Only `host-lost` is worth another try: `replaced` means that the same person has joined
 * again elsewhere. The protocol reserves `removed` for hosts that remove a participant; none does yet.
 */
export const LINK_END_REASONS = ['lobby-closed', 'removed', 'replaced', 'headset-ended', 'host-lost'] as const;
export type LinkEndReason = (typeof LINK_END_REASONS)[number];

/**
 * An event that may have cut this machine off: `addresses`: it has other addresses than before; `woke`: it slept;
 * `stalled`: the program did not run for a while, in sleep or because something stopped it.
 */
const NETWORK_CHANGES = ['addresses', 'woke', 'stalled'] as const;
export type NetworkChange = (typeof NETWORK_CHANGES)[number];

const { participantId, name, lobbyName, accepts, rules, resume } = joinedSchema.entries;
/** The host's message to a participant that it lets in. */
const welcome = v.object({ participantId, name, lobbyName, accepts, rules, resume });

export const linkContract = {
  /** Finds the invitation that belongs to a code read aloud, with the rendezvous servers of the settings. */
  'link:join-code': command({
    request: v.object({ code: v.pipe(v.string(), v.maxLength(64)) }),
    response: v.object({ invitation: invitationText }),
  }),
  /** Finds out which paths lead to the host of `invitation`, without joining. */
  'link:check': command({ request: v.object({ invitation: invitationText }), response: pathCheckSchema }),
  /**
   * Finds a way to the host of `invitation` and keeps it for the `link:join` of this link. The offer is made
   * afterwards, so that it can use the relays. Replaces the way that was prepared for this link before.
   */
  'link:prepare': command({
    request: v.object({ link, invitation: invitationText, approach: v.picklist(JOIN_APPROACHES) }),
    response: v.object({
      iceServers: iceServersSchema,
      path: v.picklist(LINK_PATHS),
      /** Why neither signalling path was taken; null = one was, or may still answer. */
      cause: v.nullable(v.picklist(FAILURE_CODES)),
      /** Whether the connection may use relays only. Never for a lobby on this machine. */
      relayOnly: v.boolean(),
    }),
  }),
  /** Sends an offer to the host of `invitation`, on the way that was prepared, and returns the host's answer. */
  'link:join': command({
    request: v.object({
      link,
      invitation: invitationText,
      name: v.string(),
      offer: v.pipe(v.string(), v.maxLength(60_000)),
      /** The ticket of the participant that this device becomes the headset of. */
      headsetOf: v.optional(v.pipe(v.string(), v.regex(HEADSET_TICKET_PATTERN))),
      /** Which participant returns. A host that does not know it any longer lets a new one in. */
      resume: v.optional(resumeRequestSchema),
      /** The password of the lobby, as the person has typed it. */
      password: v.optional(doorPasswordSchema),
    }),
    response: v.object({
      path: v.picklist(LINK_PATHS),
      answer: v.string(),
      /** The host's welcome; null = it follows on the data channel, where `channelJoin` asks for it. */
      welcome: v.nullable(welcome),
      /** The first message of the window when its channel opens; '' = nothing. */
      channelJoin: v.pipe(v.string(), v.maxLength(MAX_SIGNALLING_MESSAGE_BYTES)),
      /** The invitation of the host that has the lobby now, if that is another one than asked for. */
      ledTo: v.optional(invitationText),
    }),
  }),
  /** Sends a candidate of this side to the host, as in `RTCIceCandidate.candidate`. Only after `link:join`. */
  'link:candidate': command({
    request: v.object({ link, candidate: v.pipe(v.string(), v.maxLength(MAX_CANDIDATE_LENGTH)) }),
    response: nothing,
  }),
  /** The data channel is open: a rendezvous that passed the offer on is no longer needed. */
  'link:connected': command({ request: onlyLink, response: nothing }),
  /** Leaves the lobby. */
  'link:leave': command({ request: onlyLink, response: nothing }),
  /** Gives a link up without leaving the lobby, because another link of this window has taken its place. */
  'link:drop': command({ request: onlyLink, response: nothing }),
  /** The membership of a lobby ended without the person asking for it. */
  'link:ended': event(
    v.object({ link, reason: v.picklist(LINK_END_REASONS), removal: v.optional(v.nullable(removalSchema)) }),
  ),
  /** The signalling connection of a link is lost. That ends nothing, but the host may be gone. */
  'link:signalling-lost': event(onlyLink),
  /** Something may have cut this machine off. Reported from the first `link:prepare` until the last link is left. */
  'link:network-changed': event(v.object({ change: v.picklist(NETWORK_CHANGES) })),
} as const;
