import type { Reporter, TestCase, TestModule, TestRunEndReason, Vitest } from 'vitest/node';
import { formatFileRun, type FileRun } from './file-run.ts';

/** Prints each test file as it ends, with its failures, and keeps the runs for the summary. */
export class SuiteReporter implements Reporter {
  readonly #print: (line: string) => void;
  readonly #runs: FileRun[] = [];
  readonly #running = new Map<TestModule, Set<string>>();
  #vitest: Vitest | undefined;
  #hasUncaughtError = false;

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  /** The finished files, in that order. */
  get runs(): readonly FileRun[] {
    return this.#runs;
  }

  /** Whether an error occurred that no test caught, or the run was interrupted. */
  get hasUncaughtError(): boolean {
    return this.#hasUncaughtError;
  }

  /** The running files, with their started and unfinished tests. */
  get running(): ReadonlyMap<string, readonly string[]> {
    return new Map([...this.#running].map(([module, tests]) => [module.relativeModuleId, [...tests]]));
  }

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestModuleStart(module: TestModule): void {
    this.#running.set(module, new Set());
  }

  onTestCaseReady(test: TestCase): void {
    this.#running.get(test.module)?.add(test.fullName);
  }

  onTestCaseResult(test: TestCase): void {
    this.#running.get(test.module)?.delete(test.fullName);
  }

  onTestModuleEnd(module: TestModule): void {
    this.#running.delete(module);
    const tests = [...module.children.allTests()];
    const run = {
      file: module.relativeModuleId,
      hasPassed: module.ok(),
      seconds: (module.diagnostic().duration + module.diagnostic().collectDuration) / 1_000,
      tests: tests.map((test) => ({
        fullName: test.fullName,
        state: test.result().state,
        retries: test.diagnostic()?.retryCount ?? 0,
      })),
    };
    this.#runs.push(run);
    this.#print(formatFileRun(run));
    if (!run.hasPassed) this.#printFailures(module, tests);
  }

  onUserConsoleLog({ content }: { readonly content: string }): void {
    this.#print(content.trimEnd());
  }

  onTestRunEnd(_modules: readonly TestModule[], unhandledErrors: readonly unknown[], reason: TestRunEndReason): void {
    for (const error of unhandledErrors) this.#printError('An error that no test caught:', error, undefined);
    this.#hasUncaughtError ||= unhandledErrors.length > 0 || reason === 'interrupted';
  }

  #printFailures(module: TestModule, tests: readonly TestCase[]): void {
    for (const error of module.errors()) this.#printError(`FAILED ${module.relativeModuleId}`, error, module);
    for (const test of tests)
      for (const error of test.result().errors ?? []) this.#printError(`FAILED ${test.fullName}`, error, module);
  }

  #printError(heading: string, error: unknown, module: TestModule | undefined): void {
    this.#print(`\n${heading}`);
    this.#vitest?.logger.printError(error, module === undefined ? {} : { project: module.project });
  }
}
