import { JOIN_TIMEOUT_MS } from '../../../shared/protocol/limits.ts';
import { beginHostExchange, type HostCodeExchange } from '../../../shared/rendezvous/code-exchange.ts';
import type { PassedConnection } from '../../../shared/rendezvous/handshake.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { Guest } from './passed-guest.ts';

export interface CodeGuestOptions {
  readonly passed: PassedConnection;
  readonly password: string;
  /** Whether the password is still that of the lobby's code. */
  readonly isCurrent: () => boolean;
  /** The invitation that a guest with the right code gets. */
  readonly invitation: () => Promise<string>;
  readonly onWrong: () => void;
  readonly pass: (text: string) => void;
  /** Ends the guest's connection. */
  readonly drop: () => void;
  readonly schedule: Schedule;
}

/** A guest who has a code and wants the invitation: one try, after which the connection ends. */
export class CodeGuest implements Guest {
  readonly #options: CodeGuestOptions;
  readonly #exchange: HostCodeExchange;
  readonly #cancelTimeout: () => void;
  #hasShare = false;
  #isClosed = false;
  #receiving: Promise<void> = Promise.resolve();

  constructor(options: CodeGuestOptions) {
    this.#options = options;
    this.#exchange = beginHostExchange(options.password, options.passed);
    this.#cancelTimeout = options.schedule(() => this.#end(), JOIN_TIMEOUT_MS);
    options.pass(this.#exchange.begin);
  }

  get progress(): number {
    return this.#hasShare ? 1 : 0;
  }

  receive(text: string): void {
    this.#receiving = this.#receiving.then(() => this.#read(text));
  }

  leave(): void {
    this.#isClosed = true;
    this.#cancelTimeout();
  }

  async #read(text: string): Promise<void> {
    if (this.#isClosed) return;
    if (!this.#hasShare) {
      const answer = await this.#exchange.answerShare(text);
      this.#hasShare = answer !== undefined;
      if (answer === undefined) this.#end();
      else this.#pass(answer);
      return;
    }
    const invitation = await this.#options.invitation();
    const outcome = await this.#exchange.answerProof(text, invitation);
    // The code may have been replaced meanwhile. Then a guess is not answered: many at once must not be more than ten.
    if (outcome !== undefined && this.#options.isCurrent()) {
      if (outcome.kind === 'wrong') this.#options.onWrong();
      this.#pass(outcome.reply);
    }
    this.#end();
  }

  #pass(text: string): void {
    if (!this.#isClosed) this.#options.pass(text);
  }

  #end(): void {
    if (this.#isClosed) return;
    this.leave();
    this.#options.drop();
  }
}
