import { shownText } from '../../../../shared/model/visible-text.ts';
import { listingStatement, type SignedListing } from '../../../../shared/rendezvous/directory/listing-proof.ts';
import type { Listing } from '../../../../shared/rendezvous/messages.ts';
import type { StrangerDoor } from './stranger-door.ts';

export interface OwnListingOptions {
  readonly title: string;
  readonly capacity: number;
  readonly strangers: Pick<StrangerDoor, 'listing' | 'access'>;
  readonly playerCount: () => number;
  /** Returns the invitation with the secret and the addresses of now. */
  readonly invitation: () => Promise<string>;
  /** Signs with the certificate's key, as `HostIdentity`. */
  readonly sign: (text: string) => string;
  /** Returns the time of day, ms since 1970. */
  readonly wallMs: () => number;
  /** Called when the listing has changed, except for the number of players. */
  readonly onChange: () => void;
}

/** The entry of a lobby in directories: with its invitation, if it is open to everybody. */
export class OwnListing {
  readonly #options: OwnListingOptions;
  #invitation = '';
  /** The last proof, kept because each signature of the same text is another one. */
  #signed: { readonly text: string; readonly proof: NonNullable<Listing['proof']> } | undefined;
  /** Counts the calls of `renew`: an invitation that was asked for before the last one is out of date. */
  #generation = 0;

  constructor(options: OwnListingOptions) {
    this.#options = options;
  }

  /** The entry to show now; null = nothing, also while the invitation of an open lobby is not known. */
  get current(): Listing | null {
    const { title, capacity, strangers, playerCount } = this.#options;
    if (strangers.listing === null || (strangers.access === 'open' && this.#invitation === '')) return null;
    const { game, language, access } = strangers.listing;
    const signed = {
      // As those who receive it read it: a signature is for exact texts.
      ...{ title: shownText(title), game: shownText(game), language, access, capacity },
      invitation: access === 'open' ? this.#invitation : '',
    };
    return { ...signed, players: playerCount(), proof: this.#prove(signed) };
  }

  #prove(listing: SignedListing): NonNullable<Listing['proof']> {
    const text = JSON.stringify(listing);
    if (this.#signed?.text !== text) {
      const { sign, wallMs } = this.#options;
      const signedAtS = Math.floor(wallMs() / 1_000);
      this.#signed = { text, proof: { signedAtS, signature: sign(listingStatement(listing, signedAtS)) } };
    }
    return this.#signed.proof;
  }

  /** Follows the invitation, whose addresses can change. */
  async refresh(): Promise<void> {
    const { strangers, invitation, onChange } = this.#options;
    if (strangers.access !== 'open') return;
    const generation = this.#generation;
    const next = await invitation();
    if (generation !== this.#generation) return;
    this.#invitation = next;
    onChange();
  }

  /** Follows a change of the listing or of the secret: shows nothing of the invitation from before. */
  async renew(): Promise<void> {
    this.#generation += 1;
    this.#invitation = '';
    if (this.#options.strangers.access === 'open') await this.refresh();
    else this.#options.onChange();
  }
}
