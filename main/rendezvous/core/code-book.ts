/** Crockford's base 32, without letters that look like others. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const PREFIX_DIGITS = 3;
export const PREFIX_COUNT = DIGITS.length ** PREFIX_DIGITS;

/** More tries than this mean that almost all prefixes are taken. */
const MAX_TRIES = 64;

/** The first characters of codes, each of which leads to one lobby. Randomness and time are passed in. */
export class CodeBook {
  readonly #randomBelow: (limit: number) => number;
  readonly #releaseMs: number;
  readonly #lobbies = new Map<string, string>();
  readonly #prefixes = new Map<string, string>();
  /** Prefixes that lead nowhere and are not given out yet, by the time of their release: in this order. */
  readonly #retired = new Map<string, number>();

  /** `randomBelow` returns a random integer from 0 to below its argument; `releaseMs` is how long a prefix rests. */
  constructor(randomBelow: (limit: number) => number, releaseMs: number) {
    this.#randomBelow = randomBelow;
    this.#releaseMs = releaseMs;
  }

  /** Returns the lobby's prefix, which it may have kept from an earlier connection; '' = none is free. */
  assign(lobby: string): string {
    const kept = this.#prefixes.get(lobby);
    if (kept !== undefined) {
      this.#retired.delete(kept);
      return kept;
    }
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const prefix = formatPrefix(this.#randomBelow(PREFIX_COUNT));
      if (this.#lobbies.has(prefix) || this.#retired.has(prefix)) continue;
      this.#lobbies.set(prefix, lobby);
      this.#prefixes.set(lobby, prefix);
      return prefix;
    }
    return '';
  }

  /** Gives the lobby another prefix. The old one leads nowhere from now on. */
  renew(lobby: string, nowMs: number): string {
    const old = this.#prefixes.get(lobby);
    if (old !== undefined) {
      this.#forget(old);
      this.#retired.set(old, nowMs + this.#releaseMs);
    }
    return this.assign(lobby);
  }

  /** Moves the prefix of one lobby to another one, which loses its own. */
  move(from: string, to: string): void {
    const prefix = this.#prefixes.get(from);
    if (prefix === undefined || from === to) return;
    this.free(to);
    this.#retired.delete(prefix);
    this.#prefixes.delete(from);
    this.#lobbies.set(prefix, to);
    this.#prefixes.set(to, prefix);
  }

  /** Keeps the prefix of a lobby that is gone for its return, until `release`. */
  keep(lobby: string, nowMs: number): void {
    const prefix = this.#prefixes.get(lobby);
    if (prefix !== undefined) this.#retired.set(prefix, nowMs + this.#releaseMs);
  }

  /** Frees the prefix of a lobby at once. */
  free(lobby: string): void {
    const prefix = this.#prefixes.get(lobby);
    if (prefix === undefined) return;
    this.#retired.delete(prefix);
    this.#forget(prefix);
  }

  /** Returns the lobby to which a prefix leads, even if its host is gone for the moment. */
  find(prefix: string): string | undefined {
    return this.#lobbies.get(prefix);
  }

  /** Frees the prefixes whose time has come. */
  release(nowMs: number): void {
    for (const [prefix, releaseMs] of this.#retired) {
      if (releaseMs > nowMs) return;
      this.#retired.delete(prefix);
      this.#forget(prefix);
    }
  }

  #forget(prefix: string): void {
    const lobby = this.#lobbies.get(prefix);
    this.#lobbies.delete(prefix);
    if (lobby !== undefined) this.#prefixes.delete(lobby);
  }
}

function formatPrefix(number: number): string {
  let text = '';
  for (let rest = number, digit = 0; digit < PREFIX_DIGITS; digit++, rest = Math.floor(rest / DIGITS.length))
    text += DIGITS[rest % DIGITS.length] ?? '';
  return text;
}
