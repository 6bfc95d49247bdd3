import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { HookFailure } from '../helper-messages.ts';

/** The functions of uiohook-napi's native part that Earshot uses. It can also press keys; that is never called. */
export interface HookLibrary {
  /**
   * Calls `listener` with every event from now on. Throws an error with a `code` when the system refuses. Aborts the
   * process when there is no display or `listener` throws.
   */
  start(listener: (event: unknown) => void): void;
}

/** Reasons by the codes of uiohook-napi's errors. */
const FAILURES: Readonly<Record<string, HookFailure>> = {
  UIOHOOK_ERROR_X_OPEN_DISPLAY: 'no-display',
  UIOHOOK_ERROR_AXAPI_DISABLED: 'no-permission',
};

/**
 * Loads the native part: `packedFile` if it exists, else the one that npm installed. It is loaded by path, without the
 * package's JavaScript, because a bundle contains no package. Throws when there is none for this system.
 */
export function loadHookLibrary(packedFile: string | undefined): HookLibrary {
  const require = createRequire(import.meta.url);
  if (packedFile !== undefined && existsSync(packedFile)) return require(packedFile) as HookLibrary;
  const folder = path.dirname(require.resolve('uiohook-napi/package.json'));
  return require(
    path.join(folder, 'prebuilds', `${process.platform}-${process.arch}`, 'uiohook-napi.node'),
  ) as HookLibrary;
}

/** Explains an error of `start` to the person. */
export function hookFailure(error: unknown): HookFailure {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return (typeof code === 'string' ? FAILURES[code] : undefined) ?? 'refused';
}
