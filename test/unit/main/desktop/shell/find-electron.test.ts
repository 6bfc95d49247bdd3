import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findElectron } from '../../../../../main/desktop/shell/find-electron.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-find-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(file: string, text = ''): string {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
  return target;
}

describe('findElectron', () => {
  it('finds the program that was installed', () => {
    const program = put('node_modules/electron/dist/electron');
    expect(findElectron(folder, {}, 'linux')).toBe(program);
  });

  it('finds it under the name that the installer recorded', () => {
    put('node_modules/electron/path.txt', 'Electron.app/Contents/MacOS/Electron\n');
    const program = put('node_modules/electron/dist/Electron.app/Contents/MacOS/Electron');
    expect(findElectron(folder, {}, 'linux')).toBe(program);
  });

  it('finds nothing when only the package is present', () => {
    put('node_modules/electron/package.json', '{}');
    for (const platform of ['linux', 'darwin', 'win32'] as const)
      expect(findElectron(folder, {}, platform)).toBeUndefined();
  });

  it('follows the override to another distribution', () => {
    const program = put('elsewhere/electron');
    expect(findElectron(folder, { ELECTRON_OVERRIDE_DIST_PATH: path.join(folder, 'elsewhere') }, 'linux')).toBe(
      program,
    );
  });
});
