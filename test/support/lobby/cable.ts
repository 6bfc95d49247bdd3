/** A participant's line to the network, which a test cuts and mends. What is sent on a cut line is lost. */
export class Cable {
  readonly #listeners = new Set<() => void>();
  #isCut = false;

  get isCut(): boolean {
    return this.#isCut;
  }

  cut(): void {
    this.#isCut = true;
    for (const listener of this.#listeners) listener();
  }

  mend(): void {
    this.#isCut = false;
  }

  /** Calls `listener` whenever the line is cut. */
  onCut(listener: () => void): void {
    this.#listeners.add(listener);
  }
}
