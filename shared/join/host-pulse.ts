import { PEER_SILENCE_TIMEOUT_MS } from '../protocol/limits.ts';

/** The host pings each second, so this much silence is more than one lost packet. */
const INTERRUPTED_AFTER_MS = 2_500;

/** While the host sends sound, even a listener who hears nobody gets a packet every 400 ms: this is three of them. */
const SOUND_INTERRUPTED_AFTER_MS = 1_200;

/** The same when there is another sign of trouble: one packet is missing. */
const SUSPECTED_AFTER_MS = 1_500;
const SOUND_SUSPECTED_AFTER_MS = 500;

/** How long a sign of trouble counts. */
const SUSPICION_MS = 5_000;

/** Sound that came within this time before a silence was still being sent when it began. */
const SOUND_GOES_ON_MS = 1_000;

/** The host removes a participant that it has not heard for this long, so waiting longer would be in vain. */
const LOST_AFTER_MS = PEER_SILENCE_TIMEOUT_MS;

/** `unreached` = no media ever got through; `lost` = the host was heard once, and is not any longer. */
export type PulseState = 'connecting' | 'alive' | 'interrupted' | 'unreached' | 'lost';

/**
 * Decides from signs of the host whether the link is alive. Any sign counts: a message, sound, or a report that the
 * host hears this client. So a link that carries sound never ends, whatever else is lost.
 */
export class HostPulse {
  readonly #connectTimeoutMs: number;
  #isOpen = false;
  #silentMs = 0;
  #soundlessMs = Infinity;
  #suspiciousMs = Infinity;

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

  /** There was sound of the host. */
  hear(): void {
    this.#soundlessMs = 0;
    this.beat();
  }

  /** Something says that the host or the network may be gone: short silences count for a while. */
  suspect(): void {
    this.#suspiciousMs = 0;
  }

  /** Adds time in which this program ran without a sign. */
  pass(durationMs: number): void {
    this.#silentMs += durationMs;
    this.#soundlessMs += durationMs;
    this.#suspiciousMs += durationMs;
  }

  /** Time in which this program ran since the last sign of the host. */
  get silentMs(): number {
    return this.#silentMs;
  }

  get state(): PulseState {
    if (!this.#isOpen) return this.#silentMs > this.#connectTimeoutMs ? 'unreached' : 'connecting';
    if (this.#silentMs > LOST_AFTER_MS) return 'lost';
    const limitMs = this.#hasSound ? SOUND_INTERRUPTED_AFTER_MS : INTERRUPTED_AFTER_MS;
    return this.#silentMs >= limitMs ? 'interrupted' : 'alive';
  }

  /** Whether it is time to open another link beside this one. */
  get isTroubled(): boolean {
    if (!this.#isOpen) return false;
    const suspectedAfterMs = this.#hasSound ? SOUND_SUSPECTED_AFTER_MS : SUSPECTED_AFTER_MS;
    const isSuspected = this.#suspiciousMs < SUSPICION_MS && this.#silentMs >= suspectedAfterMs;
    return isSuspected || this.state === 'interrupted' || this.state === 'lost';
  }

  /** Whether the host was sending sound when the silence began. It sends none while a headset carries it. */
  get #hasSound(): boolean {
    return this.#soundlessMs - this.#silentMs < SOUND_GOES_ON_MS;
  }
}
