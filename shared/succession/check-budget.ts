import type { ClientboundSuccession } from '../protocol/succession-messages.ts';
import { TokenBucket } from '../token-bucket.ts';

/** Signatures that one host may let a member check. The longest chain of claims has some 800. */
const SIGNATURES = { burst: 1_024, perSecond: 64 } as const;

/** Hosts that are remembered: more than one lobby has. Beyond that, the one that asked longest ago is forgotten. */
const MAX_HOSTS = 32;

/**
 * Limits what the hosts and standby hosts of a lobby cost a member: they are other members' machines, and each check of
 * a signature takes 0.1 to 0.2 ms of processor time.
 */
export class CheckBudget {
  /** By pin, in the order of their last use. */
  readonly #buckets = new Map<string, TokenBucket>();

  /** Returns whether the host with this certificate may have a message checked now. It counts if so. */
  take(pin: string, message: ClientboundSuccession, nowMs: number): boolean {
    const bucket = this.#buckets.get(pin) ?? new TokenBucket(SIGNATURES.burst, SIGNATURES.perSecond, nowMs);
    this.#buckets.delete(pin);
    this.#buckets.set(pin, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > MAX_HOSTS && oldest !== undefined) this.#buckets.delete(oldest);
    return bucket.take(signaturesIn(message), nowMs);
  }
}

function signaturesIn(message: ClientboundSuccession): number {
  if (message.type === 'moved') return message.claims.reduce((sum, { votes }) => sum + 1 + votes.length, 0);
  return message.type === 'ask-vote' && message.grant !== null ? 2 : 1;
}
