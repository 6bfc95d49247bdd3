const WINDOW_PARTS = [
  'renderer/audio/**',
  'renderer/bridge/**',
  'renderer/i18n/**',
  'renderer/link/**',
  'renderer/ui/**',
  'renderer/words/**',
];

/**
 * The layers of the window and of the pages beside it: a part of the import table, whose notation it shares.
 *
 * @type {readonly import('./import-table.js').Layer[]}
 */
export const windowLayers = [
  {
    path: 'renderer/ui/**',
    layers: [],
    packages: ['react', 'react-i18next', 'qrcode-generator', '@fontsource-variable/inter'],
  },
  { path: 'renderer/i18n/**', layers: ['shared/*', 'shared/model/**'], packages: ['i18next', 'react-i18next'] },
  // Wording of measures and places, for all features.
  { path: 'renderer/words/**', layers: ['renderer/i18n/**', 'shared/**'], packages: ['i18next'] },
  { path: 'renderer/bridge/**', layers: ['shared/**'], packages: ['valibot'] },
  { path: 'renderer/link/**', layers: ['shared/**'], packages: ['valibot'] },
  { path: 'renderer/audio/worklets/**', layers: ['shared/dsp/**', 'shared/*'], packages: [] },
  {
    path: 'renderer/audio/**',
    layers: ['renderer/audio/worklets/**', 'shared/**'],
    packages: ['standardized-audio-context', '@sapphi-red/web-noise-suppressor'],
  },
  {
    path: 'renderer/features/<each>/**',
    layers: [...WINDOW_PARTS, 'shared/**'],
    packages: ['react', 'zustand', 'i18next', 'react-i18next'],
  },
  {
    path: 'renderer/app/**',
    layers: [...WINDOW_PARTS, 'renderer/features/**', 'shared/**'],
    packages: ['react', 'react-dom', 'zustand', 'i18next', 'react-i18next'],
  },
  { path: 'renderer/*', layers: [...WINDOW_PARTS, 'renderer/app/**', 'shared/**'], packages: ['react', 'react-dom'] },
  // The page for streaming programs: a separate build, without the window.
  // The page that guests open: the window over a main process of its own, inside the page.
  {
    path: 'renderer/guest/**',
    layers: [...WINDOW_PARTS, 'renderer/app/**', 'shared/**'],
    packages: ['react', 'react-dom', 'react-i18next', 'valibot'],
  },
  { path: 'renderer/overlay/**', layers: ['renderer/ui/**', 'shared/**'], packages: ['react', 'react-dom', 'valibot'] },
];
