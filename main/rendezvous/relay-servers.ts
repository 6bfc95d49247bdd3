import { createHmac } from 'node:crypto';
import type { IceServer } from '../../shared/rendezvous/messages.ts';

/** A relay (TURN) beside the rendezvous, and the secret that both know. */
export interface Relay {
  /** As in `RTCIceServer`. */
  readonly urls: readonly string[];
  readonly secret: string;
}

/** A session in a game takes longer, but only its beginning needs credentials: an allocation is refreshed with them. */
const LIFETIME_S = 3_600;

/**
 * Creates credentials that are valid for an hour: the username is `expiry:user` and the credential its HMAC-SHA1,
 * base64, as `use-auth-secret` of coturn checks it (draft-uberti-behave-turn-rest-00). `nowMs` is the time of day.
 * coturn counts `user-quota` by the part behind the colon, so `user` is the same for all visits that share a quota.
 */
export function createRelayServers(relay: Relay | undefined, nowMs: number, user: string): readonly IceServer[] {
  if (relay === undefined) return [];
  const username = `${Math.floor(nowMs / 1_000) + LIFETIME_S}:${user}`;
  const credential = createHmac('sha1', relay.secret).update(username).digest('base64');
  return [{ urls: [...relay.urls], username, credential }];
}
