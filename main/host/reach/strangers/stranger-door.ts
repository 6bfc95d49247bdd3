import { parseParticipantName } from '../../../../shared/model/name.ts';
import type { Listing } from '../../../../shared/rendezvous/messages.ts';
import { listingPassword } from '../../../../shared/rendezvous/directory/stranger-keys.ts';
import type { HostListing } from '../../host-options.ts';
import type { Knocks } from '../../listen/knocks.ts';
import type { SignallingConnection, SignallingHandler } from '../../listen/signalling-connection.ts';
import { PasswordGuesses } from '../../listen/password-guesses.ts';

/** How strangers get into a lobby that a directory lists, at whatever rendezvous they find it. */
export class StrangerDoor {
  readonly guesses: PasswordGuesses;
  readonly #knocks: Pick<Knocks, 'knockListed' | 'withdraw' | 'isClosed'>;
  #listing: HostListing | null;

  constructor(
    listing: HostListing | null,
    knocks: Pick<Knocks, 'knockListed' | 'withdraw' | 'isClosed'>,
    nowMs: number,
  ) {
    this.#listing = listing;
    this.#knocks = knocks;
    this.guesses = new PasswordGuesses(nowMs);
  }

  /** Nobody finds a lobby that is for invited people. */
  get listing(): Omit<HostListing, 'password'> | null {
    return this.#knocks.isClosed ? null : this.#listing;
  }

  get access(): Listing['access'] | undefined {
    return this.listing?.access;
  }

  /** The password that guests must prove to know; '' = a password lets nobody in at present. */
  get password(): string {
    return this.access === 'password' ? listingPassword(this.#listing?.password ?? '') : '';
  }

  /** Changes the listing. Passwords of earlier ones end. */
  set(listing: HostListing | null): void {
    this.#listing = listing;
  }

  /** Serves a guest who may knock and do nothing else. */
  acceptKnock(connection: SignallingConnection): SignallingHandler {
    let hasKnocked = false;
    return {
      handleMessage: (message) => {
        if (message.type === 'leave') return connection.close();
        if (message.type !== 'knock' || hasKnocked)
          return connection.refuse('bad-message', 'Knock once, and wait for the answer.');
        hasKnocked = true;
        const name = parseParticipantName(message.name);
        if (name === undefined) connection.refuse('bad-name', 'Give a name with visible characters.');
        else this.#knocks.knockListed(connection, name);
      },
      handleClosed: () => this.#knocks.withdraw(connection),
    };
  }
}
