import * as v from 'valibot';
import { iceServersSchema } from '../rendezvous/messages.ts';

/**
 * The answer of the host's own addresses. `not-asked`: the invitation has none, this program cannot ask them, or the
 * host must not see this machine's address.
 */
const HOST_ANSWERS = [
  'answers',
  'wrong-certificate',
  'name-unknown',
  'port-refused',
  'unreachable',
  'not-asked',
] as const;

/**
 * The answer of the invitation's rendezvous. `leads-there`: the host answered through it; `host-silent`: it knows the
 * lobby, but the host did not answer; `untrusted`: its TLS certificate is not valid; `none`: the invitation names no
 * rendezvous.
 */
const MEETING_ANSWERS = [
  'leads-there',
  'host-silent',
  'lobby-not-there',
  'wrong-certificate',
  'rendezvous-busy',
  'lobby-busy',
  'name-unknown',
  'port-refused',
  'untrusted',
  'unreachable',
  'none',
] as const;
export type MeetingAnswer = (typeof MEETING_ANSWERS)[number];

/** The findings about the paths to a host, without joining. */
export const pathCheckSchema = v.object({
  host: v.picklist(HOST_ANSWERS),
  meeting: v.picklist(MEETING_ANSWERS),
  /** How far this machine's clock is ahead of the rendezvous', ms; null = the rendezvous does not say. */
  clockAheadMs: v.nullable(v.number()),
  /** The relays and STUN servers of the rendezvous, for a check of UDP by the window. */
  iceServers: iceServersSchema,
});
export type PathCheck = v.InferOutput<typeof pathCheckSchema>;
