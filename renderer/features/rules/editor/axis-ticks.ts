const STEPS = [1, 2, 5, 10];

/** Returns round numbers from 0 up to `most`, at most `count` and the 0. */
export function axisTicks(most: number, count: number): readonly number[] {
  const raw = most / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = (STEPS.find((factor) => factor * power >= raw) ?? 10) * power;
  return Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, index) =>
    Number((index * step).toPrecision(6)),
  );
}
