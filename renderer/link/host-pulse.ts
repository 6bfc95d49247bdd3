import { PEER_SILENCE_TIMEOUT_MS } from '../../shared/protocol/limits.ts';

/** The host pings each second, so this much silence is more than one lost packet. */
const INTERRUPTED_AFTER_MS = 2_500;

/** The host removes a participant that it has not heard for this long, so waiting longer would be in vain. */
const LOST_AFTER_MS = PEER_SILENCE_TIMEOUT_MS;

/** `unreached` = no media ever got through; `lost` = the host was heard once, and is not any longer. */
export type PulseState = 'connecting' | 'alive' | 'interrupted' | 'unreached' | 'lost';

/**
 * Decides from signs of the host whether the link is alive. Any sign counts: a message, sound, or a report that the
 * host hears this window. So a link that carries sound never ends, whatever else is lost.
 */
export class HostPulse {
  readonly #connectTimeoutMs: number;
  #isOpen = false;
  #silentMs = 0;

  /** `connectTimeoutMs`: a firewall that drops everything shows as this much silence from the start. */
  constructor(connectTimeoutMs: number) {
    this.#connectTimeoutMs = connectTimeoutMs;
  }

  /** The data channel opened, so the link carries sound from now on. */
  open(): void {
    this.#isOpen = true;
    this.#silentMs = 0;
  }

  /** There was a sign of the host. */
  beat(): void {
    this.#silentMs = 0;
  }

  /** Adds time in which this window ran without a sign. */
  pass(durationMs: number): void {
    this.#silentMs += durationMs;
  }

  get state(): PulseState {
    if (!this.#isOpen) return this.#silentMs > this.#connectTimeoutMs ? 'unreached' : 'connecting';
    if (this.#silentMs > LOST_AFTER_MS) return 'lost';
    return this.#silentMs > INTERRUPTED_AFTER_MS ? 'interrupted' : 'alive';
  }
}
