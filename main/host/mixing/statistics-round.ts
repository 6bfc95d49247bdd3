import type { MixerStatistics } from './mixer-statistics.ts';

/**
 * Puts the reports of the workers of a pool together, one of each: all workers report in the same second, one after the
 * other. A worker that is starting anew holds up nobody: its report is missing from the round.
 */
export class StatisticsRound {
  readonly #workerCount: number;
  readonly #onRound: (workers: readonly MixerStatistics[]) => void;
  #reports: readonly MixerStatistics[] = [];

  constructor(workerCount: number, onRound: (workers: readonly MixerStatistics[]) => void) {
    this.#workerCount = workerCount;
    this.#onRound = onRound;
  }

  add(report: MixerStatistics): void {
    if (this.#reports.some(({ worker }) => worker === report.worker)) this.#finish();
    this.#reports = [...this.#reports, report];
    if (this.#reports.length === this.#workerCount) this.#finish();
  }

  #finish(): void {
    const reports = this.#reports.toSorted((a, b) => a.worker - b.worker);
    this.#reports = [];
    this.#onRound(reports);
  }
}
