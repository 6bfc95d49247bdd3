/**
 * The layers of `shared`, code for every environment: a part of the import table, whose notation it shares.
 *
 * @type {readonly import('./import-table.js').Layer[]}
 */
export const sharedLayers = [
  { path: 'shared/*', layers: [], packages: [] },
  { path: 'shared/model/**', layers: ['shared/*'], packages: ['valibot'] },
  // What people keep between sessions, as files or a browser hold it.
  { path: 'shared/stored/**', layers: ['shared/*', 'shared/model/**'], packages: ['valibot'] },
  { path: 'shared/dsp/**', layers: ['shared/*'], packages: [] },
  { path: 'shared/spatial/**', layers: ['shared/*', 'shared/model/**'], packages: [] },
  { path: 'shared/sdp/**', layers: ['shared/*'], packages: [] },
  // A second device that carries a person's microphone and ear.
  { path: 'shared/headset/**', layers: ['shared/*', 'shared/model/**'], packages: ['valibot'] },
  {
    path: 'shared/protocol/**',
    layers: ['shared/*', 'shared/headset/**', 'shared/model/**', 'shared/sdp/**', 'shared/spatial/**'],
    packages: ['valibot'],
  },
  {
    path: 'shared/rendezvous/**',
    layers: ['shared/*', 'shared/model/**', 'shared/protocol/**', 'shared/sdp/**'],
    packages: ['valibot', '@noble/curves'],
  },
  // What keeps a lobby when its host is gone: who may take over, who votes, what proves it.
  {
    path: 'shared/succession/**',
    layers: ['shared/*', 'shared/model/**', 'shared/protocol/**', 'shared/rendezvous/**'],
    packages: ['@noble/curves'],
  },
  {
    path: 'shared/ipc/**',
    layers: [
      'shared/*',
      'shared/headset/**',
      'shared/model/**',
      'shared/protocol/**',
      'shared/rendezvous/**',
      'shared/spatial/**',
    ],
    packages: ['valibot'],
  },

  // The commands that lead into lobbies: those of the app, and of the page that guests open.
  {
    path: 'shared/join/**',
    layers: [
      'shared/*',
      'shared/ipc/**',
      'shared/model/**',
      'shared/protocol/**',
      'shared/rendezvous/**',
      'shared/sdp/**',
    ],
    packages: [],
  },
];
