/** Checks the syntax of a TypeScript source. Returns what is wrong and where, or undefined. */
type CheckSyntax = (file: string, source: string) => Promise<string | undefined>;

/** Reads a source by its path relative to the project; undefined if the file does not exist. */
type ReadSource = (file: string) => string | undefined;

/**
 * Remembers which sources do not parse. A file that only a worker loads does not keep the main process from starting,
 * so the error would otherwise surface only when somebody hosts a lobby.
 */
export class SyntaxFaults {
  readonly #readSource: ReadSource;
  readonly #checkSyntax: CheckSyntax;
  readonly #faults = new Map<string, string>();

  constructor(readSource: ReadSource, checkSyntax: CheckSyntax) {
    this.#readSource = readSource;
    this.#checkSyntax = checkSyntax;
  }

  /** Checks these files, and all that have a fault. Files that are not TypeScript, or no longer exist, have none. */
  async check(files: Iterable<string>): Promise<void> {
    const due = new Set([...files, ...this.#faults.keys()]);
    await Promise.all([...due].map((file) => this.#checkFile(file)));
  }

  /** Describes all faults; undefined if every file parses. */
  describe(): string | undefined {
    if (this.#faults.size === 0) return undefined;
    return [...this.#faults].map(([file, fault]) => `${file} does not parse.\n${fault}`).join('\n\n');
  }

  async #checkFile(file: string): Promise<void> {
    const source = file.endsWith('.ts') ? this.#readSource(file) : undefined;
    const fault = source === undefined ? undefined : await this.#checkSyntax(file, source);
    if (fault === undefined) this.#faults.delete(file);
    else this.#faults.set(file, fault);
  }
}
