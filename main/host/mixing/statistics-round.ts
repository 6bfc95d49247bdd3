import type { MixerStatistics } from './mixer-statistics.ts';

/**
 * Collects one report from each worker of a pool: all workers report in the same second, one after the other. A worker
 * that is restarting delays nobody; its report is missing from the round.
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
