import type { EarshotBridge } from '../../shared/ipc/contract.ts';
import { MAX_LINKS } from '../../shared/ipc/link-contract.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { HostLink, type HostLinkOptions, type JoinedLobby, type OpeningFailureCode } from './host-link.ts';

/** The lobby to join, as which participant, and how. */
export type LinkWish = Omit<HostLinkOptions, 'bridge' | 'number'>;

/** A link whose channel is open. */
export interface OpenLink {
  readonly link: HostLink;
  readonly lobby: JoinedLobby;
  /** Its invitation is that of the host at the other end. */
  readonly wish: LinkWish;
}

/** A link on its way. Fits `ReturnAttempt`. */
export interface OpeningLink {
  /** Resolves when the channel is open, or with why it does not open. */
  readonly outcome: Promise<Result<OpenLink, OpeningFailureCode>>;
  /** Whether the host is there, so that the link is about to open. */
  isAnswered(): boolean;
  /** Gives the link up without leaving the lobby, also when it is open. */
  drop(): void;
  /** Gives the link up, and leaves the lobby if the host has let this participant in. */
  close(): Promise<void>;
}

/**
 * The links of this window. One of them is used: it carries microphone, ear and messages. Others may open beside it and
 * wait, silent and unheard, until they take its place.
 */
export class LinkSet {
  readonly #bridge: EarshotBridge;
  readonly #create: (options: HostLinkOptions) => HostLink;
  readonly #taken = new Set<number>();

  constructor(bridge: EarshotBridge, create = (options: HostLinkOptions): HostLink => new HostLink(options)) {
    this.#bridge = bridge;
    this.#create = create;
  }

  /** Begins to open a link. Fails with `internal` while as many links as possible are open. */
  open(wish: LinkWish): OpeningLink {
    const number = Array.from({ length: MAX_LINKS }, (_, index) => index).find((one) => !this.#taken.has(one));
    if (number === undefined) return NONE_FREE;
    this.#taken.add(number);
    const link = this.#create({ ...wish, bridge: this.#bridge, number });
    void link.released.then(() => this.#taken.delete(number));
    return {
      outcome: link.join().then((joined) => {
        if (!joined.ok) return joined;
        const { ledTo: invitation = wish.invitation } = joined.value;
        return success({ link, lobby: joined.value, wish: { ...wish, invitation } });
      }),
      isAnswered: () => link.isAnswered,
      drop: () => link.drop(),
      close: () => link.close(),
    };
  }
}

const NONE_FREE: OpeningLink = {
  outcome: Promise.resolve(failure('internal', 'Too many connections are open. Try again in a moment.')),
  isAnswered: () => false,
  drop: () => undefined,
  close: async () => undefined,
};
