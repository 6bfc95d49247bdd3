import * as v from 'valibot';
import { shownText } from '../model/visible-text.ts';
import { TALK_MODES } from '../model/settings.ts';

/**
 * Messages about a headset: a second device of the same person that is its microphone and headphones. The first device,
 * the owner, keeps everything else. They are messages of the data channel, described in
 * docs/protocol/client-protocol.md.
 */

/** The bytes of a ticket, base64url without padding: 16 of them. */
export const HEADSET_TICKET_PATTERN = /^[A-Za-z0-9_-]{21}[AQgw]$/;

const MAX_PAGE_LENGTH = 2_048;
const MAX_INVITATION_LENGTH = 2_048;

/** The host of now, and up to three successors. */
const MAX_HOSTS = 4;

/** Asks for a ticket with which one other device may become the sender's headset. */
export const headsetTicketRequestSchema = v.object({ type: v.literal('headset-ticket') });

/** When the owner wants to be heard. `held`: its talk key is held, or counts as held. */
const talk = { mode: v.picklist(TALK_MODES), held: v.boolean() };

export const headsetTalkSchema = v.object({ type: v.literal('headset-talk'), ...talk });

/** The owner takes its sound back. */
export const headsetEndSchema = v.object({ type: v.literal('headset-end') });

/** Of the headset: its own talk button is held, or not. */
export const headsetPressSchema = v.object({ type: v.literal('headset-press'), pressed: v.boolean() });

/** Why a host refuses a ticket. `headset-refused`: for a reason that this version does not know. */
export const HEADSET_REFUSAL_CODES = ['too-many-tickets', 'headset-refused'] as const;
export type HeadsetRefusalCode = (typeof HEADSET_REFUSAL_CODES)[number];

/** Answers `headset-ticket`. `code` is '' for success. */
export const headsetTicketSchema = v.object({
  type: v.literal('headset-ticket'),
  /** '' = none. */
  ticket: v.union([v.literal(''), v.pipe(v.string(), v.regex(HEADSET_TICKET_PATTERN))]),
  /** The page for browsers that the host knows; '' = none. */
  page: v.pipe(v.string(), v.maxLength(MAX_PAGE_LENGTH)),
  /** The lobby's current invitation; '' = none, as from hosts of earlier versions. */
  invitation: v.optional(v.pipe(v.string(), v.maxLength(MAX_INVITATION_LENGTH)), ''),
  code: v.fallback(v.picklist(['', ...HEADSET_REFUSAL_CODES]), 'headset-refused'),
  message: v.string(),
});

/** To the owner: whether a headset carries its sound, and what that device has turned off. */
export const headsetSchema = v.object({
  type: v.literal('headset'),
  connected: v.boolean(),
  muted: v.boolean(),
  deafened: v.boolean(),
});

/** To the headset: whose it is, when that person wants to be heard, and what the owner has turned off. */
export const headsetStateSchema = v.object({
  type: v.literal('headset-state'),
  name: v.pipe(v.string(), v.transform(shownText)),
  ...talk,
  muted: v.boolean(),
  deafened: v.boolean(),
});

/** To the headset: where it comes back to after a loss, the most likely first. Each is a whole invitation. */
export const headsetHostsSchema = v.object({
  type: v.literal('headset-hosts'),
  invitations: v.pipe(
    v.array(v.pipe(v.string(), v.maxLength(MAX_INVITATION_LENGTH))),
    v.minLength(1),
    v.maxLength(MAX_HOSTS),
  ),
});

/** When a person wants to be heard, by the talk key of the owner. */
export type HeadsetTalk = Omit<v.InferOutput<typeof headsetTalkSchema>, 'type'>;
export type HeadsetStateMessage = v.InferOutput<typeof headsetStateSchema>;

/** Returns whether the voice of a headset may pass, with the talk key of its owner and its own button. */
export function mayHeadsetTalk({ mode, held }: HeadsetTalk, isPressed: boolean): boolean {
  if (mode === 'push-to-talk') return held || isPressed;
  return mode !== 'push-to-mute' || !held;
}
