import type { Invitation } from '../../../shared/protocol/invitation/invitation.ts';
import type { Claim } from '../../../shared/protocol/succession-messages.ts';
import { askClaimsAtRendezvous } from '../../../shared/succession/ask-claims.ts';
import type { RendezvousPorts } from '../../../shared/rendezvous/guest-line.ts';

export interface SuccessorInquiryOptions {
  /** The lobby's own invitation. Its addresses and its rendezvous do not matter. */
  readonly invitation: () => Pick<Invitation, 'certificateSha256' | 'secret'>;
  /** Receives claims as they come: they prove nothing before they are checked. */
  readonly onClaims: (claims: readonly Claim[]) => void;
  readonly ports: RendezvousPorts;
}

/** Asks the host that has the lobby now, according to a rendezvous, for its proof. */
export class SuccessorInquiry {
  readonly #options: SuccessorInquiryOptions;
  /** Servers that have named a successor. */
  readonly #addresses = new Set<string>();
  readonly #asking = new Set<string>();

  constructor(options: SuccessorInquiryOptions) {
    this.#options = options;
  }

  /** A rendezvous says that another host has the lobby. */
  note(address: string): void {
    this.#addresses.add(address);
    void this.#ask(address);
  }

  /** Asks again, because something else speaks for another host, too. */
  repeat(): void {
    for (const address of this.#addresses) void this.#ask(address);
  }

  async #ask(rendezvous: string): Promise<void> {
    if (this.#asking.has(rendezvous)) return;
    this.#asking.add(rendezvous);
    const { invitation, onClaims, ports } = this.#options;
    const answer = await askClaimsAtRendezvous({ addresses: [], ...invitation(), rendezvous }, ports);
    this.#asking.delete(rendezvous);
    if (answer.ok && answer.value.length > 0) onClaims(answer.value);
  }
}
