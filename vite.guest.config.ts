import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

/** The address where guests get the app, for the page's link to it; without it, the page has none. */
const appAddress = process.env['EARSHOT_APP_PAGE'] ?? '';

/** Writes what the page has to know into its own `meta` elements, where the person who serves it can change it. */
function describePage(contents: Readonly<Record<string, string>>): Plugin {
  return {
    name: 'earshot:describe-page',
    transformIndexHtml: (html) =>
      Object.entries(contents).reduce(
        (changed, [name, content]) =>
          changed.replace(`name="${name}" content=""`, `name="${name}" content="${escapeAttribute(content)}"`),
        html,
      ),
  };
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/**
 * Builds the page that guests open in any browser: static files with relative addresses, for any server with HTTPS and
 * any path on it.
 */
export default defineConfig({
  root: 'renderer/guest',
  base: './',
  plugins: [react(), describePage({ 'earshot-version': version, 'earshot-app': appAddress })],
  build: {
    outDir: '../../out/guest',
    emptyOutDir: true,
    // The first versions with light-dark(), which the whole window uses (2024).
    target: ['chrome123', 'edge123', 'firefox121', 'safari17.5'],
    modulePreload: { polyfill: false },
    // No file becomes a data: address, which the content policy forbids for scripts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_500,
  },
});
