/** Compares plain data, in which the order of fields does not matter. */
export function isEqualData(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    left.length === right.size &&
    left.every(([field, value]) => right.has(field) && isEqualData(value, right.get(field)))
  );
}
