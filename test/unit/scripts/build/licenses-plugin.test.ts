import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { licensesPlugin } from '../../../../scripts/build/licenses-plugin.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-licenses-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(file: string, text: string): string {
  const absolute = path.join(folder, file);
  mkdirSync(path.dirname(absolute), { recursive: true });
  writeFileSync(absolute, text);
  return absolute;
}

/** Returns the licence file written beside a bundle of these modules. */
function licensesOf(moduleIds: readonly string[]): string {
  const emitted: { fileName: string; source: string }[] = [];
  const { generateBundle } = licensesPlugin('licenses.md') as unknown as {
    generateBundle: (this: unknown, options: unknown, bundle: unknown) => void;
  };
  generateBundle.call(
    { emitFile: (file: { fileName: string; source: string }) => emitted.push(file) },
    {},
    { 'index.js': { type: 'chunk', moduleIds }, 'index.css': { type: 'asset' } },
  );
  expect(emitted.map((file) => file.fileName)).toEqual(['licenses.md']);
  return emitted[0]!.source;
}

it('includes the licence of every package once, even in the older field of package.json', () => {
  write(
    'node_modules/@some/waves/package.json',
    '{ "name": "@some/waves", "version": "1.2.3", "license": { "type": "BSD-2-Clause" } }',
  );
  write('node_modules/@some/waves/LICENSE.txt', 'Do as you like.\n');
  const licenses = licensesOf([
    write('node_modules/@some/waves/a.js', ''),
    write('node_modules/@some/waves/lib/b.js', ''),
  ]);
  expect(licenses.match(/^## .*$/gm)).toEqual(['## @some/waves 1.2.3 (BSD-2-Clause)']);
  expect(licenses).toContain('Do as you like.');
});

it('includes the notice beside modules of our own once, and needs none', () => {
  write('main/head/NOTICE.md', '## A head\n\nMeasured by others.\n');
  const licenses = licensesOf([
    write('main/head/a.ts', ''),
    write('main/head/b.ts', ''),
    write('main/mixer.ts', ''),
    '\0virtual:module',
  ]);
  expect(licenses).toBe('# Licences of what is bundled here\n\n## A head\n\nMeasured by others.\n');
});
