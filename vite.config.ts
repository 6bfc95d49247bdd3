import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the window: static files with relative addresses, served by both shells under one strict content policy. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    // Electron 45 has Chromium 154. In the browser shell it is the person's own browser, which may be older.
    target: 'chrome130',
    // The polyfill is an inline script, which the content policy forbids, and no supported browser needs it.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_500,
  },
});
