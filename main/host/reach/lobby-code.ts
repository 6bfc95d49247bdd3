import { codePasswordOf, formatJoinCode, type JoinCode } from '../../../shared/rendezvous/join-code.ts';
import type { Schedule } from '../../../shared/schedule.ts';

const PASSWORD_BYTES = 5;
/** A rendezvous that has not answered by then keeps the prefix. */
const RENEWAL_TIMEOUT_MS = 10_000;

export interface LobbyCodeOptions {
  /** Returns random bytes. */
  readonly random: (byteCount: number) => Uint8Array;
  readonly schedule: Schedule;
  /** The code that the lobby had at its former host; undefined = none. Its password goes with its prefix. */
  readonly inherited: () => JoinCode | undefined;
  /** Called after each change of `text`. */
  readonly onChange: () => void;
}

/**
 * The code of a lobby at one rendezvous. The rendezvous assigns the prefix, and the host makes the password. Both stay
 * the same when the connection to the rendezvous is lost and comes back, so a code that was read aloud keeps working.
 */
export class LobbyCode {
  readonly #options: LobbyCodeOptions;
  #prefix = '';
  #password = '';
  /** Defined while the rendezvous looks for another prefix. */
  #cancelRenewal: (() => void) | undefined;

  constructor(options: LobbyCodeOptions) {
    this.#options = options;
  }

  /** The code to read aloud; '' = none at present. */
  get text(): string {
    return this.#isShown ? formatJoinCode({ prefix: this.#prefix, password: this.#password }) : '';
  }

  /** The part that guests must prove; '' = none at present. */
  get password(): string {
    return this.#isShown ? this.#password : '';
  }

  get #isShown(): boolean {
    return this.#prefix !== '' && this.#cancelRenewal === undefined;
  }

  /** Takes the prefix that the rendezvous assigned; '' = none. Another prefix gets another password. */
  assign(prefix: string): void {
    this.#endRenewal();
    const inherited = this.#options.inherited();
    if (prefix !== this.#prefix && prefix === inherited?.prefix) this.#password = inherited.password;
    else if (prefix !== this.#prefix) this.#makePassword();
    this.#prefix = prefix;
    this.#options.onChange();
  }

  /** Ends earlier codes at once, and shows none until the rendezvous has answered a request for another prefix. */
  beginRenewal(): void {
    this.#makePassword();
    this.#cancelRenewal ??= this.#options.schedule(() => this.keep(), RENEWAL_TIMEOUT_MS);
    this.#options.onChange();
  }

  /** Keeps the prefix: the rendezvous assigns no other one. The password has changed, so earlier codes have ended. */
  keep(): void {
    if (this.#cancelRenewal === undefined) return;
    this.#endRenewal();
    this.#options.onChange();
  }

  /** Gives the prefix up: the rendezvous has taken it and has no other one. */
  lose(): void {
    if (this.#cancelRenewal !== undefined) this.assign('');
  }

  #makePassword(): void {
    this.#password = codePasswordOf(this.#options.random(PASSWORD_BYTES));
  }

  #endRenewal(): void {
    this.#cancelRenewal?.();
    this.#cancelRenewal = undefined;
  }
}
