/** Reports of one person within the window. */
const MAX_OF_ONE = 3;
/** Of the whole lobby: identities are free, and each report is a file of 250 kB. */
const MAX_OF_ALL = 60;
const WINDOW_MS = 600_000;

/** Counts reports, by person and in the lobby. */
export class ReportRates {
  #sent: readonly { readonly key: string; readonly atMs: number }[] = [];

  /** Counts a report of a person, unless there are too many. Returns whether it may be sent. */
  take(key: string, nowMs: number): boolean {
    this.#sent = this.#sent.filter(({ atMs }) => nowMs - atMs < WINDOW_MS);
    const ofOne = this.#sent.filter((report) => report.key === key).length;
    if (ofOne >= MAX_OF_ONE || this.#sent.length >= MAX_OF_ALL) return false;
    this.#sent = [...this.#sent, { key, atMs: nowMs }];
    return true;
  }
}
