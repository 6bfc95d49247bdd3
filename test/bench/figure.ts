/** One measured figure. */
export interface Figure {
  readonly name: string;
  /** NaN = void: the load or the machine was not as the benchmark asks. */
  readonly value: number;
  readonly unit: string;
  /** The target; null = only recorded. */
  readonly target: number | null;
  /** What a reader needs to judge the figure, such as number of measurements and spread. */
  readonly note: string;
}

/** The quantile of `values` at `share` (0 to 1), by nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

export function isReached(figure: Figure): boolean {
  return figure.target === null || figure.value <= figure.target;
}
