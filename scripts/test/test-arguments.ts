/** The kinds of test: folders of `test/`, projects of Vitest. */
export const TEST_KINDS = ['unit', 'contract', 'integration', 'browser', 'e2e'] as const;
export type TestKind = (typeof TEST_KINDS)[number];

/** Kinds that drive a browser. */
export const BROWSER_KINDS: readonly TestKind[] = ['browser', 'e2e'];

export interface TestArguments {
  /** The kinds to run. */
  readonly kinds: readonly TestKind[];
  /** What goes on to Vitest: paths and options. */
  readonly passedOn: readonly string[];
  /** No argument was given: the whole suite, with the static checks. */
  readonly isWholeSuite: boolean;
}

/**
 * Reads the arguments of `npm test`. Names of kinds choose these; a path under `test/` chooses its kind; the rest is
 * passed on.
 */
export function parseTestArguments(given: readonly string[]): TestArguments {
  const passedOn = given.filter((argument) => !isKind(argument));
  const folders = passedOn.map((argument) => /^(?:\.\/)?test\/([^/]+)/.exec(argument)?.[1] ?? '');
  const chosen = TEST_KINDS.filter((kind) => given.includes(kind) || folders.includes(kind));
  return { kinds: chosen.length === 0 ? TEST_KINDS : chosen, passedOn, isWholeSuite: given.length === 0 };
}

function isKind(argument: string): boolean {
  return (TEST_KINDS as readonly string[]).includes(argument);
}
