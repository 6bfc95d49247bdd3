import { JOIN_TIMEOUT_MS } from '../../../shared/protocol/limits.ts';
import {
  beginHostExchange,
  LOCKED_TEXT,
  type ExchangePurpose,
  type HostCodeExchange,
} from '../../../shared/rendezvous/code-exchange.ts';
import type { PassedConnection } from '../../../shared/rendezvous/handshake.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { Guest } from './passed-guest.ts';

export interface CodeGuestOptions {
  readonly passed: PassedConnection;
  readonly password: string;
  readonly purpose: ExchangePurpose;
  /** Whether the password is still the one to prove. */
  readonly isCurrent: () => boolean;
  /** Counts a guess before it is judged; false = there were too many. */
  readonly takeGuess: () => boolean;
  /** The invitation that a guest with the right password gets. */
  readonly invitation: () => Promise<string>;
  readonly onRight: () => void;
  readonly onWrong: () => void;
  readonly pass: (text: string) => void;
  /** Ends the guest's connection. */
  readonly drop: () => void;
  readonly schedule: Schedule;
}

/** A guest who has a code or a password and wants the invitation: one try, after which the connection ends. */
export class CodeGuest implements Guest {
  readonly #options: CodeGuestOptions;
  readonly #exchange: HostCodeExchange;
  readonly #cancelTimeout: () => void;
  #hasShare = false;
  #isClosed = false;
  #receiving: Promise<void> = Promise.resolve();

  constructor(options: CodeGuestOptions) {
    this.#options = options;
    this.#exchange = beginHostExchange(options.password, options.passed, options.purpose);
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
    if (this.#options.takeGuess()) await this.#judge(text);
    else this.#pass(LOCKED_TEXT);
    this.#end();
  }

  async #judge(proof: string): Promise<void> {
    const { invitation, isCurrent, onRight, onWrong } = this.#options;
    const outcome = await this.#exchange.answerProof(proof, await invitation());
    // The code may have been replaced meanwhile. Then a guess is not answered: many at once must not be more than ten.
    if (outcome === undefined || !isCurrent()) return;
    if (outcome.kind === 'right') onRight();
    else onWrong();
    this.#pass(outcome.reply);
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
