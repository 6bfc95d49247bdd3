import type { ClientboundSuccession } from '../../shared/protocol/succession-messages.ts';

/** More than a host says about the succession before somebody listens. */
const MAX_HELD = 64;

/** Takes what matters to the succession of a lobby on one link. */
export interface SuccessionListener {
  readonly onMessage: (message: ClientboundSuccession) => void;
  /** The signalling connection is lost, without a reason. */
  readonly onSignallingLost: () => void;
  readonly onEnded: () => void;
}

/** Hands on what a link hears about the succession of its lobby. Until somebody listens, messages wait. */
export class SuccessionLine {
  #held: ClientboundSuccession[] = [];
  #listener: SuccessionListener | undefined;
  #isEnded = false;

  /** Sets who listens from now on, and hands over what has waited. */
  listen(listener: SuccessionListener): void {
    this.#listener = listener;
    for (const message of this.#held) listener.onMessage(message);
    this.#held = [];
    if (this.#isEnded) listener.onEnded();
  }

  receive(message: ClientboundSuccession): void {
    if (this.#listener !== undefined) this.#listener.onMessage(message);
    else if (this.#held.length < MAX_HELD) this.#held.push(message);
  }

  signallingLost(): void {
    this.#listener?.onSignallingLost();
  }

  end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#listener?.onEnded();
  }
}
