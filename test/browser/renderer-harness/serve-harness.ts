import { serveBuiltPages, type ServedPages } from '../../support/window/serve-built-pages.ts';

let shared: Promise<ServedPages> | undefined;

/** Returns the harness that all tests of this process use. It is served until the process ends. */
export function shareHarness(): Promise<ServedPages> {
  shared ??= serveHarness();
  return shared;
}

/** Builds the harness and serves it on a free local port. */
export function serveHarness(): Promise<ServedPages> {
  return serveBuiltPages(import.meta.dirname, ['index.html', 'sound.html'], {
    oxc: { jsx: { runtime: 'automatic' } },
    build: { target: 'chrome130' },
  });
}
