import { inProject } from '../project-folder.ts';
import { newestChangeMs } from './newest-change.ts';

/**
 * What can be built: the window; the page for streaming programs; Electron's main process with its workers; the preload
 * script between them; the page that guests open in any browser.
 */
export const BUILD_TARGETS = ['renderer', 'overlay', 'main', 'preload', 'guest'] as const;
export type BuildTarget = (typeof BUILD_TARGETS)[number];

interface TargetSources {
  /** What players call it. */
  readonly title: string;
  /** The files and folders it is built from, relative to the project. */
  readonly sources: readonly string[];
  /** A file that exists once it is built. */
  readonly result: string;
}

const COMMON_SOURCES = ['shared', 'package-lock.json'];

const TARGETS: Readonly<Record<BuildTarget, TargetSources>> = {
  renderer: {
    title: 'the window',
    sources: ['renderer', 'vite.config.ts', ...COMMON_SOURCES],
    result: 'out/renderer/index.html',
  },
  overlay: {
    title: 'the overlay',
    sources: ['renderer/overlay', 'renderer/ui', 'vite.overlay.config.ts', ...COMMON_SOURCES],
    result: 'out/overlay/index.html',
  },
  main: {
    title: 'the main process',
    sources: ['main', 'scripts', ...COMMON_SOURCES],
    result: 'out/main/index.js',
  },
  preload: {
    title: 'the preload script',
    sources: ['main/desktop/shell/electron', 'scripts', ...COMMON_SOURCES],
    result: 'out/preload/index.cjs',
  },
  guest: {
    title: 'the page for guests',
    sources: ['renderer', 'vite.guest.config.ts', ...COMMON_SOURCES],
    result: 'out/guest/index.html',
  },
};

/** Returns what players call a target. */
export function titleOf(target: BuildTarget): string {
  return TARGETS[target].title;
}

/** Returns whether a target was built before, perhaps from older sources. */
export function isBuilt(target: BuildTarget): boolean {
  return newestChangeMs([inProject(TARGETS[target].result)]) > 0;
}

/**
 * Returns whether a target was never built, or one of its sources has changed since. Every start of the app asks this,
 * so it needs no bundler.
 */
export function isStale(target: BuildTarget): boolean {
  const { sources, result } = TARGETS[target];
  return newestChangeMs(sources.map(inProject)) >= newestChangeMs([inProject(result)]);
}
