/** One measured figure. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What is to be reached; null = only recorded. */
  readonly target: number | null;
  /** Anything that a reader needs to judge it: how often it was measured, spread. */
  readonly note: string;
}

/** The value under which `share` (0 to 1) of `values` lie, by the nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

export function isReached(figure: Figure): boolean {
  return figure.target === null || figure.value <= figure.target;
}
