import { FRAME_SAMPLES } from '../../shared/audio-format.ts';
import { backOffMs } from '../../shared/back-off.ts';
import { mayReturn, RETURN_BACK_OFF } from '../../shared/protocol/returning.ts';
import { success, type Result } from '../../shared/result.ts';
import { TypedEmitter } from '../../shared/typed-emitter.ts';
import { SOCKET_NETWORK, type ClientNetwork } from './client-network.ts';
import { HeadlessClient, type HeadlessClientEvents, type HeadlessClientOptions } from './headless-client.ts';

export interface ReturningClientOptions extends HeadlessClientOptions {
  /** Returns a number from 0 to 1. */
  readonly random: () => number;
}

/** Why a participant is out of the lobby; `message` says what happened and what to do. */
export interface Absence {
  readonly code: string;
  readonly message: string;
}

interface ReturningClientEvents extends Pick<HeadlessClientEvents, 'message'> {
  /** The connection was lost. The client returns when it can. */
  lost: Absence;
  /** The client is in the lobby again, as a new participant. */
  returned: HeadlessClient;
  /** The client will not return: it was refused, removed, or the lobby is closed. */
  ended: Absence;
}

/**
 * A headless client that joins again when its connection is lost, with pauses that grow, until it is refused. Its owner
 * calls `tick` every 20 ms; without a connection it hears silence.
 */
export class ReturningClient {
  readonly events = new TypedEmitter<ReturningClientEvents>((error) => {
    throw error;
  });
  readonly #options: ReturningClientOptions;
  readonly #network: ClientNetwork;
  readonly #silence = new Float32Array(2 * FRAME_SAMPLES);
  #client: HeadlessClient;
  #absence: Absence | undefined;
  #lostAtMs = 0;
  #attempts = 0;
  #isLeaving = false;
  #cancelAttempt = (): void => {};

  private constructor(options: ReturningClientOptions, network: ClientNetwork, client: HeadlessClient) {
    this.#options = options;
    this.#network = network;
    this.#client = client;
    this.#follow(client);
  }

  /** Joins the lobby like `HeadlessClient.join`: a first attempt that fails is not repeated. */
  static async join(
    options: ReturningClientOptions,
    network: ClientNetwork = SOCKET_NETWORK,
  ): Promise<Result<ReturningClient>> {
    const joined = await HeadlessClient.join(options, network);
    return joined.ok ? success(new ReturningClient(options, network, joined.value)) : joined;
  }

  /** The newest connection, which may be lost. */
  get client(): HeadlessClient {
    return this.#client;
  }

  /** Why the client is not in the lobby at present; undefined = it is. */
  get absence(): Absence | undefined {
    return this.#absence;
  }

  tick(nowMs: number): void {
    if (this.#absence === undefined) this.#client.tick(nowMs);
    else this.#options.onHeard(this.#silence);
  }

  async leave(): Promise<void> {
    this.#isLeaving = true;
    this.#cancelAttempt();
    if (this.#absence === undefined) await this.#client.leave();
  }

  #follow(client: HeadlessClient): void {
    this.#client = client;
    client.events.on('message', (message) => this.events.emit('message', message));
    client.events.on('ended', ({ reason, message }) => {
      if (this.#isLeaving) return;
      this.#absence = { code: reason, message };
      this.#lostAtMs = this.#network.nowMs();
      this.#attempts = 0;
      void client.leave();
      if (reason === 'host-lost') this.events.emit('lost', this.#absence);
      this.#waitOrEnd(this.#absence);
    });
  }

  #waitOrEnd(absence: Absence): void {
    this.#absence = absence;
    if (!mayReturn(absence.code, this.#network.nowMs() - this.#lostAtMs)) return this.events.emit('ended', absence);
    const delayMs = backOffMs(RETURN_BACK_OFF, this.#attempts++, this.#options.random());
    this.#cancelAttempt = this.#network.schedule(() => void this.#return(), delayMs);
  }

  async #return(): Promise<void> {
    const joined = await HeadlessClient.join(this.#options, this.#network);
    if (this.#isLeaving) return joined.ok ? joined.value.leave() : undefined;
    if (!joined.ok) return this.#waitOrEnd(joined.error);
    this.#absence = undefined;
    this.#follow(joined.value);
    this.events.emit('returned', joined.value);
  }
}
