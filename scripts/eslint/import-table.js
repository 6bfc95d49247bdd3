/**
 * Who may import whom: the one place where the architecture's layers are listed. The rule `earshot/import-table`
 * enforces it.
 *
 * `path` says which files form the layer; where several fit, the longest wins:
 *   `a/b.ts`         one file
 *   `a/*`            the files directly in `a`
 *   `a/**`           everything below `a`
 *   `a/<each>/**`    every folder in `a` is a layer of its own, closed to its neighbours
 * `layers` lists what a file may import besides its own layer, in the same notation (`a/**` also covers `a/b/**`).
 * `packages` lists npm packages and `node:` modules; `node:*` stands for all of Node.
 * A file that no layer covers is an error: a new folder is a decision about architecture, and belongs in here first.
 */

/**
 * @typedef {object} Layer
 * @property {string} path
 * @property {readonly string[]} layers
 * @property {readonly string[]} packages
 * @property {boolean} [mayImportComputedPaths] `import(expression)` is allowed, which this table cannot check.
 */

const NODE = 'node:*';
const TEST_LAYERS = ['shared/**', 'main/**', 'renderer/**', 'scripts/**', 'test/support/**', 'test/fixtures/**'];
const LOBBY_LAYERS = [
  'main/app/**',
  'main/client/**',
  'main/clock/**',
  'main/command-line/**',
  'main/diagnostics/**',
  'main/host/**',
  'main/hotkeys/**',
  'main/log/**',
  'main/overlay/**',
  'main/people/**',
  'main/positions/**',
  'main/practice/**',
  'main/settings/**',
  'main/update/**',
  'shared/**',
];

/** @type {readonly Layer[]} */
export const importTable = [
  // Runs anywhere: no Node, no DOM, no Electron, no React.
  { path: 'shared/*', layers: [], packages: [] },
  { path: 'shared/model/**', layers: ['shared/*'], packages: ['valibot'] },
  { path: 'shared/dsp/**', layers: ['shared/*'], packages: [] },
  { path: 'shared/spatial/**', layers: ['shared/*', 'shared/model/**'], packages: [] },
  { path: 'shared/protocol/**', layers: ['shared/*', 'shared/model/**', 'shared/spatial/**'], packages: ['valibot'] },
  {
    path: 'shared/ipc/**',
    layers: ['shared/*', 'shared/model/**', 'shared/protocol/**', 'shared/spatial/**'],
    packages: ['valibot'],
  },

  // The pure core.
  { path: 'main/mixer/**', layers: ['shared/**'], packages: [] },
  { path: 'main/ingest/**', layers: ['main/mixer/ports.ts', 'shared/**'], packages: [] },
  { path: 'main/room/**', layers: ['main/mixer/placement.ts', 'shared/**'], packages: ['node:crypto'] },

  // Adapters: each is the only importer of its library.
  {
    path: 'main/codec/**',
    layers: [
      'main/mixer/mix-limits.ts',
      'main/mixer/ports.ts',
      'shared/**',
      'node_modules/libopus-wasm/dist/generated/libopus.generated.mjs',
    ],
    packages: [],
  },
  { path: 'main/net/**', layers: ['shared/**'], packages: ['werift', NODE] },
  { path: 'main/clock/**', layers: ['shared/**'], packages: [NODE] },
  { path: 'main/command-line/**', layers: ['shared/**'], packages: [NODE] },
  { path: 'main/log/**', layers: ['main/app/ports.ts', 'shared/**'], packages: [NODE] },
  { path: 'main/settings/**', layers: ['main/app/ports.ts', 'shared/**'], packages: [NODE, 'valibot'] },

  // What is put together from them.
  {
    path: 'main/host/**',
    layers: [
      'main/clock/**',
      'main/codec/**',
      'main/ingest/**',
      'main/log/**',
      'main/mixer/**',
      'main/net/**',
      'main/room/**',
      'shared/**',
    ],
    packages: [NODE, 'ws', '@peculiar/x509', 'reflect-metadata'],
  },
  {
    path: 'main/client/**',
    layers: ['main/clock/**', 'main/codec/**', 'main/ingest/**', 'main/mixer/ports.ts', 'main/net/**', 'shared/**'],
    packages: [NODE, 'ws'],
  },
  {
    path: 'main/practice/**',
    layers: ['main/app/ports.ts', 'main/client/**', 'main/clock/**', 'main/codec/**', 'main/host/**', 'shared/**'],
    packages: [NODE],
  },
  {
    path: 'main/positions/mumble-link/**',
    layers: ['main/clock/**', 'main/positions/position-source.ts', 'shared/**'],
    packages: [NODE, 'koffi'],
  },
  {
    path: 'main/positions/**',
    layers: [
      'main/app/ports.ts',
      'main/positions/mumble-link/create-mumble-link-source.ts',
      'main/settings/write-file-atomically.ts',
      'shared/**',
    ],
    packages: [NODE, 'valibot', 'ws'],
  },
  { path: 'main/app/**', layers: ['shared/**'], packages: ['valibot'] },
  // Keys while other programs have the focus. The helper is a process of its own: what it loads can abort it.
  {
    path: 'main/hotkeys/**',
    layers: ['main/app/ports.ts', 'shared/**'],
    packages: [NODE, 'valibot', '@particle/dbus-next'],
  },
  {
    path: 'main/hotkeys/helper/**',
    layers: ['main/hotkeys/helper-messages.ts', 'shared/**'],
    packages: [NODE, 'koffi', 'valibot'],
  },
  {
    path: 'main/overlay/**',
    layers: ['main/app/ports.ts', 'main/settings/write-file-atomically.ts', 'main/shell/*', 'shared/**'],
    packages: [NODE, 'ws', 'valibot'],
  },
  {
    path: 'main/people/**',
    layers: ['main/app/ports.ts', 'main/settings/**', 'shared/**'],
    packages: [NODE, 'valibot'],
  },
  { path: 'main/diagnostics/**', layers: ['main/app/ports.ts', 'main/log/**', 'shared/**'], packages: [NODE] },
  { path: 'main/update/**', layers: ['main/app/ports.ts', 'shared/**'], packages: [NODE, 'electron-updater'] },
  {
    path: 'main/shell/*',
    layers: ['main/app/**', 'main/settings/write-file-atomically.ts', 'shared/**'],
    packages: [NODE],
  },
  {
    path: 'main/shell/browser/**',
    layers: ['main/app/**', 'main/settings/write-file-atomically.ts', 'main/shell/*', 'shared/**'],
    packages: [NODE, 'valibot', 'ws'],
  },
  {
    path: 'main/shell/electron/**',
    layers: ['main/app/**', 'main/shell/*', 'shared/**'],
    packages: [NODE, 'electron'],
  },

  // Composition roots: they construct, wire and start.
  {
    path: 'main/index.ts',
    layers: [...LOBBY_LAYERS, 'main/shell/*', 'main/start-options.ts', 'main/shell/electron/**'],
    packages: [NODE],
  },
  {
    path: 'main/start.ts',
    layers: [...LOBBY_LAYERS, 'main/shell/*', 'main/shell/browser/**', 'main/start-options.ts'],
    packages: [NODE],
  },
  {
    path: 'main/start-options.ts',
    layers: [
      'main/command-line/**',
      'main/host/host-options.ts',
      'main/practice/choose-script.ts',
      'main/shell/*',
      'shared/**',
    ],
    packages: [NODE],
  },
  {
    path: 'main/demo.ts',
    layers: ['main/command-line/**', 'main/practice/**', 'main/start.ts', 'shared/**'],
    packages: [NODE],
  },
  {
    path: 'main/server.ts',
    layers: ['main/command-line/**', 'main/host/**', 'main/log/**', 'main/server-options.ts', 'shared/**'],
    packages: [NODE],
  },
  {
    path: 'main/server-options.ts',
    layers: ['main/command-line/**', 'main/host/host-options.ts', 'main/host/game-api/game-token.ts', 'shared/**'],
    packages: [NODE],
  },
  {
    path: 'main/join.ts',
    layers: ['main/client/**', 'main/clock/**', 'main/codec/**', 'main/command-line/**', 'main/log/**', 'shared/**'],
    packages: [NODE],
  },

  // The window.
  { path: 'renderer/*', layers: ['renderer/**', 'shared/**'], packages: ['react', 'react-dom'] },
  {
    path: 'renderer/app/**',
    layers: ['renderer/**', 'shared/**'],
    packages: ['react', 'react-dom', 'zustand', 'i18next', 'react-i18next'],
  },
  { path: 'renderer/bridge/**', layers: ['shared/**'], packages: ['valibot'] },
  {
    path: 'renderer/audio/**',
    layers: ['renderer/audio/worklets/**', 'shared/**'],
    packages: ['standardized-audio-context', '@sapphi-red/web-noise-suppressor'],
  },
  { path: 'renderer/audio/worklets/**', layers: ['shared/dsp/**', 'shared/*'], packages: [] },
  { path: 'renderer/link/**', layers: ['shared/**'], packages: ['valibot'] },
  {
    path: 'renderer/features/<each>/**',
    layers: [
      'renderer/audio/**',
      'renderer/bridge/**',
      'renderer/link/**',
      'renderer/i18n/**',
      'renderer/ui/**',
      'shared/**',
    ],
    packages: ['react', 'zustand', 'i18next', 'react-i18next'],
  },
  { path: 'renderer/i18n/**', layers: ['shared/*', 'shared/model/**'], packages: ['i18next', 'react-i18next'] },
  // The page for streaming programs: a build of its own, without the window.
  { path: 'renderer/overlay/**', layers: ['renderer/ui/**', 'shared/**'], packages: ['react', 'react-dom', 'valibot'] },
  { path: 'renderer/ui/**', layers: [], packages: ['react', 'react-i18next'] },

  // Tools and tests.
  {
    path: '*',
    layers: ['scripts/eslint/**', 'scripts/node-options.mjs', 'test/support/**'],
    packages: [NODE, '@vitejs/plugin-react', 'eslint', 'typescript-eslint', 'vite', 'vitest'],
  },
  {
    path: 'scripts/*',
    layers: ['main/mixer/binaural/**', 'main/shell/browser/find-browser.ts', 'shared/**', 'scripts/**'],
    packages: [NODE, '@electron/asar', '@electron/fuses', 'electron-builder', 'resedit', 'typescript', 'vite', 'wabt'],
    mayImportComputedPaths: true,
  },
  { path: 'scripts/take-screenshots.ts', layers: ['scripts/**', 'test/support/**'], packages: [NODE, 'playwright'] },
  { path: 'scripts/eslint/**', layers: [], packages: [NODE] },
  {
    path: 'test/unit/**',
    layers: [...TEST_LAYERS, 'test/bench/**'],
    packages: [
      NODE,
      '@peculiar/x509',
      'eslint',
      'libopus-wasm',
      'react',
      'react-dom',
      'typescript-eslint',
      'valibot',
      'vitest',
      'werift',
      'ws',
      'zustand',
    ],
  },
  { path: 'test/contract/**', layers: TEST_LAYERS, packages: [NODE, 'valibot', 'vitest', 'ws'] },
  { path: 'test/integration/**', layers: TEST_LAYERS, packages: [NODE, 'electron-updater', 'vitest', 'werift', 'ws'] },
  { path: 'test/browser/**', layers: TEST_LAYERS, packages: [NODE, 'playwright', 'vite', 'vitest', 'ws'] },
  {
    path: 'test/e2e/**',
    layers: ['shared/**', 'test/support/**', 'test/fixtures/**'],
    packages: [NODE, 'playwright', 'vitest', 'ws'],
  },
  {
    path: 'test/bench/**',
    layers: [
      ...TEST_LAYERS,
      'test/browser/renderer-harness/record-sound.ts',
      'test/browser/renderer-harness/serve-built-harness.ts',
      'test/browser/renderer-harness/serve-harness.ts',
    ],
    packages: [NODE, 'libopus-wasm', 'playwright', 'werift', 'ws'],
  },
  {
    path: 'test/support/**',
    layers: TEST_LAYERS,
    packages: [
      NODE,
      'builder-util-runtime',
      '@axe-core/playwright',
      '@particle/dbus-next',
      'playwright',
      'vite',
      'vitest',
      'werift',
      'ws',
    ],
  },
  { path: 'test/fixtures/**', layers: [], packages: [NODE] },
];
