import { createRequire } from 'node:module';

/** The part of koffi that Earshot uses. Values of type `intptr_t` are numbers, or bigints if they are large. */
interface Koffi {
  load(library: string): { func(prototype: string): (...values: unknown[]) => unknown };
}

/**
 * Loads koffi, which calls native functions, on first use. Its entry `indirect` can be bundled: it looks for the binary
 * in the packed app's resources and beside its own source. A built app that is not packed finds the binary in the
 * project's node_modules instead. Rejects if koffi has no binary for this system.
 */
export async function loadKoffi(): Promise<Koffi> {
  try {
    return (await import('koffi/indirect')) as unknown as Koffi;
  } catch {
    return createRequire(import.meta.url)('koffi') as Koffi;
  }
}
