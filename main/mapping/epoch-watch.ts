/**
 * Notices that a router has lost its mappings by the clock that it sends: its seconds since they were last empty (RFC
 * 6887, section 8.5; RFC 6886, section 3.6).
 */
export class EpochWatch {
  #last: { readonly epochSeconds: number; readonly atMs: number } | undefined;

  /** Takes the clock of an answer, and returns whether the mappings from before it are lost. */
  note(epochSeconds: number, nowMs: number): boolean {
    const last = this.#last;
    this.#last = { epochSeconds, atMs: nowMs };
    if (last === undefined) return false;
    const ownSeconds = (nowMs - last.atMs) / 1_000;
    const routerSeconds = epochSeconds - last.epochSeconds;
    if (routerSeconds < -1) return true;
    // Both clocks may be wrong by a sixteenth, and by 2 s.
    return ownSeconds + 2 < routerSeconds - routerSeconds / 16 || routerSeconds + 2 < ownSeconds - ownSeconds / 16;
  }
}
