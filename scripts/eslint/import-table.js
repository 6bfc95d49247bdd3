import { commandLayers } from './command-layers.js';
import { sharedLayers } from './shared-layers.js';
import { toolLayers } from './tool-layers.js';
import { windowLayers } from './window-layers.js';

/**
 * Lists the architecture's layers and what each may import, in one place. The rule `earshot/import-table` enforces
 * it.
 *
 * `path` says which files form the layer; if several match, the longest wins:
 *   `a/b.ts`         one file
 *   `a/*`            the files directly in `a`
 *   `a/**`           everything below `a`
 *   `a/<each>/**`    every folder in `a` is a separate layer, closed to its neighbours
 * `layers` lists what a file may import besides its own layer, in the same notation (`a/**` also covers `a/b/**`).
 * `packages` lists npm packages and `node:` modules; `node:*` stands for all of Node.
 * A file that no layer covers is an error: a new folder is a decision about architecture, and must be listed here.
 *
 * The table runs from the lowest layer to the highest, and a layer may only list layers that are above it in the
 * table. `findUpwardPermissions` checks that, so no entry can allow an import that runs upwards or closes a circle.
 */

/**
 * @typedef {object} Layer
 * @property {string} path
 * @property {readonly string[]} layers
 * @property {readonly string[]} packages
 * @property {boolean} [mayImportComputedPaths] `import(expression)` is allowed; this table cannot check it.
 */

const NODE = 'node:*';
const DESKTOP_PORTS = 'main/desktop/app/ports.ts';
const MAKE_FOLDER = 'main/desktop/settings/make-folder.ts';
const WINDOW_PLACEMENT = 'main/desktop/window/window-placement.ts';
const READ_FILE = 'main/desktop/settings/read-text-file.ts';
const WRITE_FILE = 'main/files/write-file-atomically.ts';
/** @type {readonly Layer[]} */
export const importTable = [
  ...sharedLayers,

  // The mixer and what feeds it: pure, synchronous, no Node.
  { path: 'main/mixer/**', layers: ['shared/**'], packages: [] },
  { path: 'main/ingest/**', layers: ['main/mixer/ports.ts', 'shared/**'], packages: [] },
  { path: 'main/room/**', layers: ['main/mixer/placement.ts', 'shared/**'], packages: ['node:crypto'] },
  { path: 'main/clock/**', layers: ['shared/**'], packages: [NODE] },
  { path: 'main/files/**', layers: [], packages: [NODE] },
  // What every page of Earshot is served with.
  { path: 'main/web/**', layers: [], packages: [] },

  // WebRTC and Opus. Each library has one importer.
  { path: 'main/media/**', layers: ['shared/**'], packages: ['werift', NODE] },
  {
    path: 'main/media/opus/**',
    layers: [
      'main/mixer/mix-limits.ts',
      'main/mixer/ports.ts',
      'shared/**',
      'node_modules/libopus-wasm/dist/generated/libopus.generated.mjs',
    ],
    packages: [],
  },

  // What stands between a port of this program and strangers.
  { path: 'main/door/**', layers: ['main/media/ice/**', 'shared/**'], packages: [NODE] },
  // A server through which hosts and guests find each other. Its core runs without Node too.
  {
    path: 'main/rendezvous/core/**',
    layers: ['main/door/waiting-connections.ts', 'shared/**'],
    packages: [],
  },
  {
    path: 'main/rendezvous/**',
    layers: [
      'main/clock/**',
      'main/door/**',
      'main/media/ice/**',
      'main/rendezvous/core/**',
      'main/web/**',
      'shared/**',
    ],
    packages: [NODE, 'valibot', 'ws'],
  },

  // Asks routers to forward ports; lobbies on the local network.
  { path: 'main/mapping/**', layers: ['main/files/**', 'main/media/ice/**', 'shared/**'], packages: [NODE, 'valibot'] },
  { path: 'main/lan/**', layers: ['shared/**'], packages: [NODE, 'multicast-dns'] },

  // Notices that this machine slept or has other addresses.
  {
    path: 'main/network/**',
    layers: ['main/clock/**', 'main/media/ice/own-addresses.ts', 'shared/**'],
    packages: [],
  },

  // A hosted lobby, and a client without a browser: neither knows the other.
  {
    path: 'main/host/**',
    layers: [
      'main/clock/**',
      'main/door/**',
      'main/files/**',
      'main/ingest/**',
      'main/lan/**',
      'main/mapping/**',
      'main/media/**',
      'main/mixer/**',
      'main/network/**',
      'main/room/**',
      'shared/**',
    ],
    packages: [NODE, 'ws', '@peculiar/x509', 'reflect-metadata'],
  },
  {
    path: 'main/client/**',
    layers: [
      'main/clock/**',
      'main/files/**',
      'main/ingest/**',
      'main/lan/**',
      'main/media/**',
      'main/mixer/ports.ts',
      'shared/**',
    ],
    packages: [NODE, 'ws'],
  },

  // The app on a player's machine. Its parts meet in the ports of `app`.
  { path: 'main/desktop/app/**', layers: ['shared/**'], packages: ['valibot'] },
  { path: 'main/desktop/native/**', layers: [], packages: [NODE, 'koffi'] },
  { path: 'main/desktop/log/**', layers: ['shared/**'], packages: [NODE] },
  {
    path: 'main/desktop/settings/**',
    layers: [DESKTOP_PORTS, 'main/files/**', 'shared/**'],
    packages: [NODE, 'valibot'],
  },
  {
    path: 'main/desktop/people/**',
    layers: [DESKTOP_PORTS, 'main/desktop/settings/**', WRITE_FILE, 'shared/**'],
    packages: [NODE, 'valibot'],
  },
  { path: 'main/desktop/positions/position-source.ts', layers: [DESKTOP_PORTS, 'shared/**'], packages: [] },
  {
    path: 'main/desktop/positions/mumble-link/**',
    layers: ['main/clock/**', 'main/desktop/native/**', 'main/desktop/positions/position-source.ts', 'shared/**'],
    packages: [NODE],
  },
  {
    path: 'main/desktop/positions/**',
    layers: [
      DESKTOP_PORTS,
      'main/desktop/positions/position-source.ts',
      'main/desktop/positions/mumble-link/create-mumble-link-source.ts',
      READ_FILE,
      WRITE_FILE,
      'shared/**',
    ],
    packages: [NODE, 'valibot', 'ws'],
  },
  { path: 'main/desktop/hotkeys/helper-messages.ts', layers: ['shared/**'], packages: ['valibot'] },
  // The helper is a separate process, because what it loads can abort it.
  {
    path: 'main/desktop/hotkeys/helper/**',
    layers: ['main/desktop/hotkeys/helper-messages.ts', 'main/desktop/native/**', 'shared/**'],
    packages: [NODE, 'valibot'],
  },
  // The app says which keys the helper can hear, by the helper's own tables.
  {
    path: 'main/desktop/hotkeys/heard-keys.ts',
    layers: [
      'main/desktop/hotkeys/helper/nameless-keys.ts',
      'main/desktop/hotkeys/helper/uiohook-keys.ts',
      'shared/**',
    ],
    packages: [],
  },
  {
    path: 'main/desktop/hotkeys/**',
    layers: [
      DESKTOP_PORTS,
      'main/desktop/hotkeys/heard-keys.ts',
      'main/desktop/hotkeys/helper-messages.ts',
      'shared/**',
    ],
    packages: [NODE, 'valibot', '@particle/dbus-next'],
  },
  {
    path: 'main/desktop/shell/*',
    layers: ['main/desktop/app/**', READ_FILE, WRITE_FILE, 'main/web/**', 'shared/**'],
    packages: [NODE],
  },
  {
    path: 'main/desktop/overlay/**',
    layers: [DESKTOP_PORTS, READ_FILE, WRITE_FILE, 'main/desktop/shell/*', 'shared/**'],
    packages: [NODE, 'ws', 'valibot'],
  },
  {
    path: 'main/desktop/diagnostics/**',
    layers: [DESKTOP_PORTS, 'main/desktop/log/**', 'main/files/**', 'shared/**'],
    packages: [NODE],
  },
  {
    path: 'main/desktop/window/**',
    layers: [DESKTOP_PORTS, READ_FILE, WRITE_FILE, 'shared/**'],
    packages: [NODE, 'valibot'],
  },
  { path: 'main/desktop/update/**', layers: [DESKTOP_PORTS, 'shared/**'], packages: [NODE, 'electron-updater'] },
  {
    path: 'main/desktop/shell/browser/**',
    layers: [
      'main/desktop/app/**',
      'main/desktop/settings/disk-room.ts',
      MAKE_FOLDER,
      READ_FILE,
      WRITE_FILE,
      'main/desktop/shell/*',
      WINDOW_PLACEMENT,
      'shared/**',
    ],
    packages: [NODE, 'valibot', 'ws'],
  },
  {
    path: 'main/desktop/shell/electron/**',
    layers: ['main/desktop/app/**', 'main/desktop/native/**', 'main/desktop/shell/*', WINDOW_PLACEMENT, 'shared/**'],
    packages: [NODE, 'electron'],
  },

  {
    path: 'main/practice/**',
    layers: ['main/client/**', 'main/clock/**', DESKTOP_PORTS, 'main/host/**', 'main/media/opus/**', 'shared/**'],
    packages: [NODE],
  },

  ...commandLayers,
  ...windowLayers,
  ...toolLayers,
];
