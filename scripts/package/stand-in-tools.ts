import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Imitations of programs that electron-builder downloads or that need root: they write something instead of a package,
 * and keep what is checked. Each returns the program's path.
 */

/** Imitates the program that makes .deb files: keeps the desktop file that it receives in `desktopFile`. */
export function writeDebStandIn(folder: string, desktopFile: string): string {
  return writeProgram(
    folder,
    'fpm',
    `const mapping = words.find((word) => word.includes('.desktop='));
if (mapping !== undefined) fs.copyFileSync(mapping.split('=')[0], ${JSON.stringify(desktopFile)});
fs.writeFileSync(words[words.indexOf('--package') + 1], 'stand-in');`,
  );
}

/** Imitates 7-Zip: creates the requested archive, empty. */
export function writeZipStandIn(folder: string): string {
  return writeProgram(
    folder,
    '7zz',
    "const archive = words.find((word) => word.endsWith('.zip'));\nif (archive !== undefined) fs.writeFileSync(archive, 'stand-in');",
  );
}

function writeProgram(folder: string, name: string, script: string): string {
  const program = path.join(folder, name);
  const source = path.join(folder, `${name}.cjs`);
  writeFileSync(source, `const fs = require('fs');\nconst words = process.argv.slice(2);\n${script}\n`);
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${source}' "$@"\n`);
  chmodSync(program, 0o755);
  return program;
}
