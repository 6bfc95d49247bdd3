/** The time at which every machine always is: what lies behind is shifted instead. */
export const NOW_MS = 1_000_000;
/** Nothing depends on times that are further away. */
const FORGET_MS = 6_000;

/** Returns a copy whose times lie further in the past, so that its clock stays at `NOW_MS`. */
export function shiftTimes<Value>(value: Value, byMs: number): Value {
  return shift(value, byMs, '') as Value;
}

function shift(value: unknown, byMs: number, name: string): unknown {
  if (typeof value === 'number' && name.endsWith('Ms'))
    return Number.isFinite(value) ? Math.max(value - byMs, NOW_MS - FORGET_MS) : value;
  if (Array.isArray(value)) return value.map((item) => shift(item, byMs, ''));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shift(item, byMs, key)]));
}
