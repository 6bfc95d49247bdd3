import type { Listing } from '../../../../shared/rendezvous/messages.ts';
import type { StrangerDoor } from './stranger-door.ts';

export interface OwnListingOptions {
  readonly title: string;
  readonly capacity: number;
  readonly strangers: Pick<StrangerDoor, 'listing' | 'access'>;
  readonly playerCount: () => number;
  /** Returns the invitation with the secret and the addresses of now. */
  readonly invitation: () => Promise<string>;
  /** Called when the listing has changed, except for the number of players. */
  readonly onChange: () => void;
}

/** What directories show of a lobby: with its invitation, if it is open to everybody. */
export class OwnListing {
  readonly #options: OwnListingOptions;
  #invitation = '';
  /** Counts the calls of `renew`: an invitation that was asked for before the last one is out of date. */
  #generation = 0;

  constructor(options: OwnListingOptions) {
    this.#options = options;
  }

  /** What to show now; null = nothing, also while the invitation of an open lobby is not known. */
  get current(): Listing | null {
    const { title, capacity, strangers, playerCount } = this.#options;
    if (strangers.listing === null || (strangers.access === 'open' && this.#invitation === '')) return null;
    const { game, language, access } = strangers.listing;
    return {
      ...{ title, game, language, access, players: playerCount(), capacity },
      invitation: access === 'open' ? this.#invitation : '',
    };
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
