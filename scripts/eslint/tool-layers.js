const NODE = 'node:*';
const TEST_LAYERS = ['shared/**', 'main/**', 'renderer/**', 'scripts/**', 'test/support/**', 'test/fixtures/**'];

/**
 * The layers of tools and tests: the last part of the import table, whose notation it shares.
 *
 * @type {readonly import('./import-table.js').Layer[]}
 */
export const toolLayers = [
  { path: 'scripts/eslint/**', layers: [], packages: [NODE] },
  {
    path: 'scripts/**',
    layers: [
      'main/cli/options.ts',
      'main/cli/screen/**',
      'main/mixer/kernel/**',
      'main/desktop/shell/browser/find-browser.ts',
      'shared/**',
      'scripts/eslint/**',
    ],
    packages: [
      NODE,
      '@electron/asar',
      '@electron/fuses',
      'dependency-cruiser',
      'electron-builder',
      'eslint',
      'prettier',
      'resedit',
      'typescript',
      'typescript-eslint',
      'vite',
      'vitest',
      'wabt',
    ],
    mayImportComputedPaths: true,
  },
  { path: 'vite.config.ts', layers: [], packages: [NODE, '@vitejs/plugin-react', 'vite'] },
  // The development server serves the window instead of the browser shell, so it follows the shell's rules.
  {
    path: 'scripts/dev/**',
    layers: [
      'main/cli/options.ts',
      'main/cli/start-options.ts',
      'main/desktop/shell/*',
      'main/desktop/shell/browser/browser-arguments.ts',
      'main/desktop/shell/browser/find-browser.ts',
      'main/desktop/shell/browser/launch-browser.ts',
      'main/web/**',
      'scripts/project-folder.ts',
      'shared/**',
      'vite.config.ts',
    ],
    packages: [NODE, 'vite'],
  },
  {
    path: 'scripts/dev.ts',
    layers: ['main/cli/terminal.ts', 'scripts/dev/**', 'scripts/project-folder.ts', 'shared/**'],
    packages: [NODE],
  },
  { path: 'test/fixtures/**', layers: [], packages: [NODE] },
  {
    path: 'test/support/**',
    layers: TEST_LAYERS,
    packages: [
      NODE,
      'builder-util-runtime',
      '@peculiar/x509',
      'reflect-metadata',
      'axe-core',
      '@particle/dbus-next',
      'playwright',
      'vite',
      'vitest',
      'werift',
      'ws',
    ],
  },
  // The component workbench shows the window's components. It does not ship with the app.
  {
    path: 'test/workbench/**',
    layers: [...TEST_LAYERS, 'vite.config.ts'],
    packages: [NODE, 'i18next', 'playwright', 'react', 'react-dom', 'react-i18next', 'vite'],
  },
  {
    path: 'test/screenshots/**',
    layers: ['renderer/i18n/locales/en/**', 'scripts/**', 'test/support/**'],
    packages: [NODE, 'playwright'],
  },
  {
    path: 'test/browser/renderer-harness/**',
    layers: TEST_LAYERS,
    packages: [NODE, 'playwright', 'vite', 'vitest', 'ws'],
  },
  {
    path: 'test/bench/**',
    layers: [...TEST_LAYERS, 'test/browser/renderer-harness/**'],
    packages: [NODE, 'libopus-wasm', 'playwright', 'werift', 'ws'],
  },
  {
    path: 'test/unit/**',
    layers: [...TEST_LAYERS, 'test/bench/**', 'test/workbench/**'],
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
  { path: 'test/contract/**', layers: TEST_LAYERS, packages: [NODE, 'prettier', 'valibot', 'vitest', 'ws'] },
  { path: 'test/integration/**', layers: TEST_LAYERS, packages: [NODE, 'electron-updater', 'vitest', 'werift', 'ws'] },
  { path: 'test/long/**', layers: TEST_LAYERS, packages: [NODE, 'vitest', 'ws'] },
  { path: 'test/network/**', layers: TEST_LAYERS, packages: [NODE, 'playwright', 'vitest', 'ws'] },
  { path: 'test/survival/**', layers: TEST_LAYERS, packages: [NODE, 'vitest'] },
  {
    path: 'test/browser/**',
    layers: [...TEST_LAYERS, 'test/browser/renderer-harness/**', 'test/workbench/**'],
    packages: [NODE, 'playwright', 'vite', 'vitest', 'ws'],
  },
  {
    path: 'test/e2e/**',
    layers: ['renderer/i18n/locales/en/**', 'shared/**', 'test/support/**', 'test/fixtures/**'],
    packages: [NODE, 'playwright', 'vitest', 'ws'],
  },
  {
    path: '*',
    layers: ['scripts/eslint/**', 'scripts/node-options.mjs', 'test/support/**'],
    packages: [NODE, '@vitejs/plugin-react', 'eslint', 'typescript-eslint', 'vite', 'vitest'],
  },
];
