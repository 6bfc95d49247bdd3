/**
 * Throws when a rule of the program itself is broken. `why` explains why the rule must hold. Never use it for input
 * from outside.
 */
export function invariant(condition: boolean, why: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${why}`);
}

/** Marks a branch that the type checker proves unreachable. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
