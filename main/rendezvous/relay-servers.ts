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
 * Creates credentials for one visit, valid for an hour: the username is `expiry:random` and the credential its
 * HMAC-SHA1, base64, as `use-auth-secret` of coturn checks it (draft-uberti-behave-turn-rest-00). `nowMs` is the time
 * of day, `random` tells visits apart and names nobody.
 */
export function createRelayServers(relay: Relay | undefined, nowMs: number, random: string): readonly IceServer[] {
  if (relay === undefined) return [];
  const username = `${Math.floor(nowMs / 1_000) + LIFETIME_S}:${random}`;
  const credential = createHmac('sha1', relay.secret).update(username).digest('base64');
  return [{ urls: [...relay.urls], username, credential }];
}
