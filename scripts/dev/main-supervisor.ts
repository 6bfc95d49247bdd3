import type { Schedule } from '../../shared/schedule.ts';
import type { MainExit, MainRun, MainSession } from './main-run.ts';

/** What the main process is doing. */
export type MainState =
  | { readonly kind: 'starting'; readonly changedFiles: readonly string[] }
  | { readonly kind: 'up'; readonly session: MainSession; readonly tookMs: number }
  /** It is stopped until a file changes. */
  | { readonly kind: 'down'; readonly problem: string }
  /** A changed file does not parse. The previous process keeps running. */
  | { readonly kind: 'waiting'; readonly problem: string };

interface SupervisorPorts {
  readonly start: () => MainRun;
  /** Checks these files, and all that were faulty before. Returns what is wrong, or undefined. */
  readonly findFault: (changedFiles: readonly string[]) => Promise<string | undefined>;
  readonly onState: (state: MainState) => void;
  readonly schedule: Schedule;
  readonly nowMs: () => number;
}

/** Debounce time, so that an editor that saves several files, or checking out a branch, causes one restart. */
const DEBOUNCE_MS = 80;

/**
 * The watcher does not report changes in a folder it has not listed yet, so a fix right after the start may go
 * unnoticed.
 */
const RECHECK_MS = 1_000;

/** Keeps the main process on the current sources: restarts it when they change, once they parse. */
export class MainSupervisor {
  readonly #ports: SupervisorPorts;
  /** Since the last restart. */
  readonly #changed = new Set<string>();
  readonly #unchecked = new Set<string>();
  #cancelDebounce: () => void = () => {};
  #cancelRecheck: () => void = () => {};
  #run: MainRun | undefined;
  #fault: string | undefined;
  #isDue = false;
  #isClosing = false;
  #work: Promise<void> | undefined;

  constructor(ports: SupervisorPorts) {
    this.#ports = ports;
  }

  /** Starts the main process for the first time, once all of `files` parse. */
  begin(files: readonly string[]): void {
    for (const file of files) this.#unchecked.add(file);
    this.#becomeDue();
  }

  /** Handles a changed source of the main process. */
  change(file: string): void {
    this.#changed.add(file);
    this.#unchecked.add(file);
    this.#cancelDebounce();
    this.#cancelDebounce = this.#ports.schedule(() => this.#becomeDue(), DEBOUNCE_MS);
  }

  /** Stops the main process permanently. */
  async close(): Promise<void> {
    this.#isClosing = true;
    this.#cancelDebounce();
    this.#cancelRecheck();
    await this.#work;
    this.#cancelRecheck();
    await this.#stop();
  }

  #becomeDue(): void {
    if (this.#isClosing) return;
    this.#isDue = true;
    this.#work ??= this.#restartWhileDue().finally(() => (this.#work = undefined));
  }

  async #restartWhileDue(): Promise<void> {
    while (this.#isDue && !this.#isClosing) {
      this.#isDue = false;
      const startedAtMs = this.#ports.nowMs();
      this.#cancelRecheck();
      const unchecked = [...this.#unchecked];
      this.#unchecked.clear();
      const lastFault = this.#fault;
      this.#fault = await this.#ports.findFault(unchecked);
      if (this.#fault === undefined) {
        const changedFiles = [...this.#changed];
        this.#changed.clear();
        await this.#restart(changedFiles, startedAtMs);
      } else {
        if (this.#fault !== lastFault) this.#ports.onState({ kind: 'waiting', problem: this.#fault });
        this.#cancelRecheck = this.#ports.schedule(() => this.#becomeDue(), RECHECK_MS);
      }
    }
  }

  async #restart(changedFiles: readonly string[], startedAtMs: number): Promise<void> {
    this.#ports.onState({ kind: 'starting', changedFiles });
    await this.#stop();
    if (this.#isClosing) return;
    const run = this.#ports.start();
    this.#run = run;
    void run.ready.then((session) => this.#onReady(run, session, startedAtMs));
    void run.exited.then((exit) => this.#onExit(run, exit));
  }

  async #stop(): Promise<void> {
    const run = this.#run;
    this.#run = undefined;
    await run?.stop();
  }

  #onReady(run: MainRun, session: MainSession, startedAtMs: number): void {
    if (this.#run !== run) return;
    this.#ports.onState({ kind: 'up', session, tookMs: this.#ports.nowMs() - startedAtMs });
    if (this.#fault !== undefined) this.#ports.onState({ kind: 'waiting', problem: this.#fault });
  }

  #onExit(run: MainRun, { code, lastWords }: MainExit): void {
    if (this.#run !== run) return;
    this.#run = undefined;
    const how = code === null ? 'was killed' : `ended with exit code ${code}`;
    this.#ports.onState({ kind: 'down', problem: `The main process ${how}.\n${lastWords}`.trimEnd() });
  }
}
