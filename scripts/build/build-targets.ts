import { copyFileSync, globSync, mkdirSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { build, type InlineConfig } from 'vite';
import { licensesPlugin } from './licenses-plugin.ts';
import { inProject, PROJECT_FOLDER } from '../project-folder.ts';
import type { BuildTarget } from './target-sources.ts';
import { workerAddressPlugin } from './worker-address-plugin.ts';

/** Licences of bundled packages must be passed on with them. */
const LICENSES_FILE = 'licenses.md';
/** The tray's icon for ordinary and high-resolution screens. */
const TRAY_ICON_SIZES = [16, 32];
const PRACTICE_VOICES = 'main/practice/voices';

const BUILDERS: Readonly<Record<BuildTarget, (hasSourceMaps: boolean) => Promise<void>>> = {
  renderer: (hasSourceMaps) => buildPage('renderer', 'vite.config.ts', hasSourceMaps),
  overlay: (hasSourceMaps) => buildPage('renderer/overlay', 'vite.overlay.config.ts', hasSourceMaps),
  guest: (hasSourceMaps) => buildPage('renderer/guest', 'vite.guest.config.ts', hasSourceMaps),
  main: buildMain,
  preload: buildPreload,
};

/** Builds into out/, with source maps for debuggers if wanted. Rejects with the bundler's error. */
export async function buildTarget(target: BuildTarget, hasSourceMaps = false): Promise<void> {
  // Vite keeps an existing value, and a test runner's 'test' would put React's development build into the window.
  process.env['NODE_ENV'] = 'production';
  await BUILDERS[target](hasSourceMaps);
}

async function buildPage(root: string, configFile: string, hasSourceMaps: boolean): Promise<void> {
  await build({
    configFile: inProject(configFile),
    root: inProject(root),
    logLevel: 'warn',
    plugins: [licensesPlugin(LICENSES_FILE)],
    build: { sourcemap: hasSourceMaps },
  });
}

async function buildMain(hasSourceMaps: boolean): Promise<void> {
  const workerFiles = globSync('main/**/*-worker.ts', { cwd: PROJECT_FOLDER });
  const workerNames = workerFiles.map((file) => path.basename(file, '.ts'));
  const workers = workerFiles.map((file) => [path.basename(file, '.ts'), inProject(file)] as const);
  const entries = { index: inProject('main/cli/index.ts'), ...Object.fromEntries(workers) };
  await build({
    ...nodeBundle(entries, 'out/main', 'es', hasSourceMaps),
    plugins: [workerAddressPlugin(workerNames), licensesPlugin(LICENSES_FILE)],
  });
  copyPracticeVoices();
  for (const sizePixels of TRAY_ICON_SIZES)
    copyFileSync(
      inProject(`build/icons/${sizePixels}x${sizePixels}.png`),
      inProject(`out/main/tray-${sizePixels}.png`),
    );
}

async function buildPreload(hasSourceMaps: boolean): Promise<void> {
  const entries = { index: inProject('main/desktop/shell/electron/preload.ts') };
  await build(nodeBundle(entries, 'out/preload', 'cjs', hasSourceMaps));
}

/**
 * Bundles everything into one file per entry, with nothing left to find in node_modules, and readable in stack traces.
 */
function nodeBundle(
  entries: Readonly<Record<string, string>>,
  outFolder: string,
  format: 'es' | 'cjs',
  hasSourceMaps: boolean,
): InlineConfig {
  const extension = format === 'es' ? 'js' : 'cjs';
  return {
    configFile: false,
    root: PROJECT_FOLDER,
    logLevel: 'warn',
    publicDir: false,
    plugins: [licensesPlugin(LICENSES_FILE)],
    ssr: { noExternal: true, external: ['electron'], target: 'node' },
    build: {
      ssr: true,
      target: 'node24',
      outDir: inProject(outFolder),
      emptyOutDir: true,
      minify: false,
      sourcemap: hasSourceMaps,
      rolldownOptions: {
        input: entries,
        // Optional accelerators of ws, and an optional transport of dbus-next: both work without.
        external: ['electron', 'bufferutil', 'utf-8-validate', 'x11', ...builtinModules, /^node:/],
        output: {
          format,
          entryFileNames: `[name].${extension}`,
          chunkFileNames: `[name]-[hash].${extension}`,
          // tsyringe demands its polyfill before it loads, though both are in chunks that several programs share.
          strictExecutionOrder: true,
        },
      },
    },
  };
}

/** Copies the voices, which the practice lobby's worker expects next to itself. */
function copyPracticeVoices(): void {
  const target = inProject('out/main/voices');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const file of globSync('*.wav', { cwd: inProject(PRACTICE_VOICES) }))
    copyFileSync(inProject(path.join(PRACTICE_VOICES, file)), path.join(target, file));
}
