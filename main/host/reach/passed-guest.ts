import { JOIN_TIMEOUT_MS, MAX_SIGNALLING_MESSAGES_PER_SECOND } from '../../../shared/protocol/limits.ts';
import type { HostHello, PassedConnection } from '../../../shared/rendezvous/handshake.ts';
import type { SealedChannel } from '../../../shared/rendezvous/sealed-channel.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { TokenBucket } from '../../../shared/token-bucket.ts';
import {
  createMessageRate,
  readSignallingText,
  SIGNALLING_HEAD,
  type SignallingConnection,
  type SignallingHandler,
} from '../listen/signalling-connection.ts';

/** Handles what a guest of a rendezvous sends. */
export interface Guest {
  /** How far the guest has come: 0 = it has sent nothing, and more with each step. */
  readonly progress: number;
  receive(text: string): void;
  /** The guest or the rendezvous is gone. */
  leave(): void;
}

export interface PassedGuestOptions {
  readonly passed: PassedConnection;
  readonly hello: HostHello;
  /** The address group that limits count by. */
  readonly addressGroup: string;
  /** The secret of the current invitation. */
  readonly secret: () => Uint8Array;
  readonly accept: (connection: SignallingConnection) => SignallingHandler;
  readonly pass: (text: string) => void;
  /** Called when the lobby has found the guest's secret right. */
  readonly onJoined: () => void;
  /** Ends the guest's connection. */
  readonly drop: () => void;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
}

/**
 * A guest's sealed signalling connection through a rendezvous, which a lobby accepts like one over TLS. After the
 * answer, its end means nothing: guests close it when their media connect.
 */
export class PassedGuest implements Guest, SignallingConnection {
  readonly addressGroup: string;
  readonly #options: PassedGuestOptions;
  readonly #rate: TokenBucket;
  readonly #cancelTimeout: () => void;
  #channel: SealedChannel | undefined;
  #handler: SignallingHandler | undefined;
  #receiving: Promise<void> = Promise.resolve();
  #sending: Promise<void> = Promise.resolve();
  #hasAnswered = false;
  #isClosed = false;

  constructor(options: PassedGuestOptions) {
    this.#options = options;
    this.addressGroup = options.addressGroup;
    const { nowMs, schedule } = options;
    this.#rate = createMessageRate(nowMs());
    this.#cancelTimeout = schedule(
      () => this.refuse('timeout', `No join arrived within ${JOIN_TIMEOUT_MS / 1_000} s.`),
      JOIN_TIMEOUT_MS,
    );
    options.pass(options.hello.text);
  }

  get progress(): number {
    return this.#channel === undefined ? 0 : 1;
  }

  receive(text: string): void {
    if (this.#isClosed) return;
    if (!this.#rate.take(1, this.#options.nowMs()))
      return this.refuse(
        'too-many-messages',
        `More than ${MAX_SIGNALLING_MESSAGES_PER_SECOND} messages per second were sent.`,
      );
    this.#receiving = this.#receiving.then(() => this.#read(text));
  }

  leave(): void {
    // What the guest said before comes first.
    this.#receiving = this.#receiving.then(() => this.#end());
  }

  send: SignallingConnection['send'] = (message) => {
    if (message.type === 'joined') this.#hasAnswered = true;
    if (this.#isClosed || this.#channel === undefined) return;
    for (const part of fittingParts(message)) {
      const sealing = this.#channel.seal(JSON.stringify({ ...SIGNALLING_HEAD, ...part }));
      this.#sending = sealing.then((frame) => {
        if (frame !== undefined) this.#options.pass(frame);
      });
    }
  };

  refuse: SignallingConnection['refuse'] = (code, message) => {
    this.send({ type: 'error', code, message });
    this.close();
  };

  markJoined(): void {
    this.#cancelTimeout();
    if (!this.#isClosed) this.#options.onJoined();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#end();
    void this.#sending.then(() => this.#options.drop());
  }

  #end(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#cancelTimeout();
    if (!this.#hasAnswered) this.#handler?.handleClosed();
  }

  async #read(text: string): Promise<void> {
    if (this.#isClosed) return;
    if (this.#channel === undefined) {
      this.#channel = await this.#options.hello.accept(text, this.#options.secret());
      if (this.#channel === undefined) this.close();
      else if (!this.#isClosed) this.#handler = this.#options.accept(this);
      return;
    }
    const opened = await this.#channel.open(text);
    if (this.#isClosed) return;
    // Changed on its way, or sealed with another secret: the sender could not read an answer either.
    if (opened === undefined) return this.close();
    const message = readSignallingText(opened);
    if (message.ok) this.#handler?.handleMessage(message.value);
    else this.refuse(message.error.code, message.error.message);
  }
}

type Sent = Parameters<SignallingConnection['send']>[0];

/** Returns a message as those that fit into a frame each: a chain of claims may be longer. */
function fittingParts(message: Sent): readonly Sent[] {
  if (message.type !== 'claims' || message.claims.length <= 1) return [message];
  const { claims } = message;
  return claims.map((claim, index) => ({ type: 'claims', claims: [claim], left: claims.length - 1 - index }));
}
