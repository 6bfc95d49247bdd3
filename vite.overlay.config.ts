import { defineConfig } from 'vite';

/**
 * Builds the page for streaming programs: small, without the window, served by a server of its own
 * (main/desktop/overlay).
 */
export default defineConfig({
  root: 'renderer/overlay',
  base: './',
  build: {
    outDir: '../../out/overlay',
    emptyOutDir: true,
    // OBS Studio 31 and 32 bring Chromium 127; older ones 103 and below.
    target: 'chrome103',
    modulePreload: { polyfill: false },
  },
});
