import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Stand-ins for programs that electron-builder downloads or that need root: they write something in the place of a
 * package, and keep what is to be checked. Each returns the program's path.
 */

/** In place of the program that makes .deb files: keeps the desktop file that it was given in `desktopFile`. */
export function writeDebStandIn(folder: string, desktopFile: string): string {
  return writeProgram(
    folder,
    'fpm',
    `const mapping = words.find((word) => word.includes('.desktop='));
if (mapping !== undefined) fs.copyFileSync(mapping.split('=')[0], ${JSON.stringify(desktopFile)});
fs.writeFileSync(words[words.indexOf('--package') + 1], 'stand-in');`,
  );
}

/** In place of 7-Zip: the archive that is asked for holds nothing. */
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
