import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { HookFailure } from '../helper-messages.ts';

/** What is used of uiohook-napi's native part. It has a function to press keys as well, which is never called. */
export interface HookLibrary {
  /**
   * Calls `listener` with every event from now on. Throws an error with a `code` where the system refuses. Aborts the
   * process without a display, and where `listener` throws.
   */
  start(listener: (event: unknown) => void): void;
}

/** By the codes of uiohook-napi's errors. */
const FAILURES: Readonly<Record<string, HookFailure>> = {
  UIOHOOK_ERROR_X_OPEN_DISPLAY: 'no-display',
  UIOHOOK_ERROR_AXAPI_DISABLED: 'no-permission',
};

/**
 * Loads the native part: `packedFile` where it is there, else the one that npm installed. It is loaded by its own path,
 * without the package's JavaScript, because a bundle has no package to look in. Throws where there is none for this
 * system.
 */
export function loadHookLibrary(packedFile: string | undefined): HookLibrary {
  const require = createRequire(import.meta.url);
  if (packedFile !== undefined && existsSync(packedFile)) return require(packedFile) as HookLibrary;
  const folder = path.dirname(require.resolve('uiohook-napi/package.json'));
  return require(
    path.join(folder, 'prebuilds', `${process.platform}-${process.arch}`, 'uiohook-napi.node'),
  ) as HookLibrary;
}

/** What an error of `start` means to the person. */
export function hookFailure(error: unknown): HookFailure {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return (typeof code === 'string' ? FAILURES[code] : undefined) ?? 'refused';
}
