const NODE = 'node:*';
const WRITE_FILE = 'main/files/write-file-atomically.ts';

/**
 * The layers of `main/cli`, the commands: a part of the import table, whose notation it shares.
 *
 * @type {readonly import('./import-table.js').Layer[]}
 */
export const commandLayers = [
  // What every command needs.
  { path: 'main/cli/closest-name.ts', layers: [], packages: [] },
  { path: 'main/cli/command-defaults.ts', layers: [], packages: [] },
  { path: 'main/cli/options.ts', layers: ['main/cli/closest-name.ts', 'shared/**'], packages: [NODE] },
  { path: 'main/cli/terminal-text.ts', layers: [], packages: [] },
  // What a terminal shows: colours, lines that change in place, tables.
  { path: 'main/cli/screen/**', layers: ['main/cli/terminal-text.ts', 'shared/**'], packages: [NODE] },
  { path: 'main/cli/terminal.ts', layers: ['main/cli/screen/**', 'shared/**'], packages: [NODE] },
  {
    path: 'main/cli/stderr-log.ts',
    layers: ['main/cli/screen/**', 'main/cli/terminal.ts', 'main/desktop/log/**', 'shared/**'],
    packages: [NODE],
  },
  {
    path: 'main/cli/public-address.ts',
    layers: ['main/cli/options.ts', 'main/host/**', 'shared/**'],
    packages: [NODE],
  },
  {
    path: 'main/cli/start-options.ts',
    layers: [
      'main/cli/options.ts',
      'main/cli/public-address.ts',
      'main/host/**',
      'main/practice/**',
      'main/desktop/shell/*',
      'shared/**',
    ],
    packages: [NODE],
  },
  // What commands do with lobbies that show themselves to everybody.
  {
    path: 'main/cli/lobbies/**',
    layers: ['main/cli/screen/**', 'main/cli/terminal-text.ts', 'main/client/**', 'main/host/**', 'shared/**'],
    packages: [NODE],
  },
  // What `--help` says.
  {
    path: 'main/cli/help/**',
    layers: [
      'main/cli/command-defaults.ts',
      'main/cli/lobbies/lobby-password.ts',
      'main/cli/screen/**',
      'main/host/**',
      'main/practice/**',
      'shared/**',
    ],
    packages: [],
  },
  // In a checkout, the app asks the scripts whether the window is built.
  {
    path: 'main/cli/desktop/build-stale.ts',
    layers: ['main/cli/terminal.ts'],
    packages: [NODE],
    mayImportComputedPaths: true,
  },
  // The only composition of the desktop app, and what `npm start` does around it. It does not know Electron.
  {
    path: 'main/cli/desktop/**',
    layers: [
      'main/cli/desktop/build-stale.ts',
      'main/cli/help/**',
      'main/cli/lobbies/hand-over.ts',
      'main/cli/public-address.ts',
      'main/cli/start-options.ts',
      'main/cli/stderr-log.ts',
      'main/cli/terminal-text.ts',
      'main/cli/terminal.ts',
      'main/client/**',
      'main/host/**',
      'main/network/**',
      'main/practice/**',
      'main/desktop/app/**',
      'main/desktop/diagnostics/**',
      'main/desktop/hotkeys/**',
      'main/desktop/log/**',
      'main/desktop/overlay/**',
      'main/desktop/people/**',
      'main/desktop/positions/**',
      'main/desktop/settings/**',
      'main/desktop/shell/*',
      'main/desktop/shell/browser/**',
      'main/desktop/update/**',
      'main/desktop/window/**',
      WRITE_FILE,
      'shared/**',
    ],
    packages: [NODE],
  },
  // What `npm run serve` reads, keeps and prints.
  {
    path: 'main/cli/serve/**',
    layers: [
      'main/cli/desktop/host-keys-file.ts',
      'main/cli/desktop/mapping-record-name.ts',
      'main/cli/closest-name.ts',
      'main/cli/lobbies/**',
      'main/cli/options.ts',
      'main/cli/public-address.ts',
      'main/cli/screen/**',
      'main/cli/stderr-log.ts',
      'main/cli/terminal-text.ts',
      'main/cli/terminal.ts',
      'main/desktop/settings/**',
      'main/files/**',
      'main/host/**',
      'shared/**',
    ],
    packages: [NODE],
  },
  // The commands: they read options and start something. Only Electron's own entry knows its shell.
  {
    path: 'main/cli/*',
    layers: [
      'main/cli/command-defaults.ts',
      'main/cli/options.ts',
      'main/cli/public-address.ts',
      'main/cli/screen/**',
      'main/cli/start-options.ts',
      'main/cli/stderr-log.ts',
      'main/cli/terminal-text.ts',
      'main/cli/terminal.ts',
      'main/cli/help/**',
      'main/cli/lobbies/**',
      'main/cli/serve/**',
      'main/cli/desktop/**',
      'main/client/**',
      'main/clock/**',
      'main/host/**',
      'main/media/opus/**',
      'main/network/**',
      'main/practice/**',
      'main/rendezvous/**',
      'main/desktop/native/**',
      'main/desktop/settings/make-folder.ts',
      'main/desktop/shell/*',
      'main/desktop/shell/browser/**',
      'shared/**',
    ],
    packages: [NODE],
  },
  {
    path: 'main/cli/index.ts',
    layers: ['main/cli/**', 'main/desktop/shell/electron/**', 'main/desktop/update/**', 'shared/**'],
    packages: [NODE],
  },
];
