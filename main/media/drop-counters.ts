/** Why an incoming packet was dropped. Every dropped packet counts under exactly one of these. */
const DROP_REASONS = [
  'oversized',
  'unknown-kind',
  'unverified-source',
  'stun-malformed',
  'stun-unknown-peer',
  'stun-unauthentic',
  'stun-unexpected',
  'stun-replayed',
  'too-many-arrivals',
  'address-taken',
  'too-many-addresses',
  'dtls-malformed',
  'dtls-plaintext',
  'dtls-unexpected',
  'dtls-replayed',
  'dtls-unauthentic',
  'sctp-malformed',
  'channel-refused',
  'media-too-early',
  'rtp-malformed',
  'rtp-unknown-source',
  'rtp-replayed',
  'rtp-unauthentic',
  'rtp-too-many',
  'red-malformed',
  'rtcp-malformed',
  'rtcp-replayed',
  'rtcp-unauthentic',
  'send-not-connected',
  'send-failed',
  'send-congested',
] as const;

type DropReason = (typeof DROP_REASONS)[number];
export type DropCounters = Record<DropReason, number>;

/** Creates the counters of one socket, all zero. */
export function createDropCounters(): DropCounters {
  return Object.fromEntries(DROP_REASONS.map((reason) => [reason, 0])) as DropCounters;
}
